"""When: time expressions read by our own grammar, dated to EDTF, and the date of each event."""

from dragoman.coding.dates.dating import date_event
from dragoman.coding.dates.finding import find_times
from dragoman.coding.dates.records import time_records
from dragoman.coding.dates.times import Dated, Time

__all__ = ["Dated", "Time", "date_event", "find_times", "time_records"]
