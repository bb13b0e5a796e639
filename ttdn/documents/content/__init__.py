"""What is said: the names that each template may use, taken from the plan, the reports and the status."""
