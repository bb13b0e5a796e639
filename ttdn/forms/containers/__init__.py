"""Mails and archives: what they hold, laid out as ordinary files. All of it runs in the child process."""
