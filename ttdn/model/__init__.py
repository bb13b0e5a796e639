"""The words of the domain as frozen models: the plan, a report, a period. No files, no positions, no clock."""
