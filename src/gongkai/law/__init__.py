"""The law of disclosure (法), pure: dated provisions, work-day calendars, deadlines, fees, outcomes, remedies."""
