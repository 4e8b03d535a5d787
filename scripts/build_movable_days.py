"""Write ``coding/dates/data/movable.yaml``: the days of the feasts that move, year by year.

    pip install convertdate hijridate lunardate
    python scripts/build_movable_days.py

Islamic days follow the Umm al-Qura calendar (hijridate), Hebrew and Christian ones convertdate, Chinese ones
lunardate. Countries that wait for the moon to be sighted may keep an Islamic day one day earlier or later; the
entries in names.yaml say so with ``sighted``.
"""

from __future__ import annotations

from datetime import date, timedelta
from importlib.metadata import version
from pathlib import Path

from convertdate import hebrew, holidays
from hijridate import Hijri
from lunardate import LunarDate

TARGET = Path(__file__).parents[1] / "src/dragoman/coding/dates/data/movable.yaml"
YEARS = range(1990, 2041)


def islamic(month: int, day: int) -> dict[int, date]:
    """Return the first such day of each of our years."""
    found: dict[int, date] = {}
    for year in range(YEARS.start - 580, YEARS.stop - 577):
        gregorian = date(*Hijri(year, month, day).to_gregorian().datetuple())
        if gregorian.year in YEARS:
            found.setdefault(gregorian.year, gregorian)
    return found


def hebrew_day(month: int, day: int) -> dict[int, date]:
    """Return a day of the Hebrew calendar in each of our years."""
    found = (
        date(*map(int, hebrew.to_gregorian(year, month, day))) for year in range(YEARS.start + 3760, YEARS.stop + 3762)
    )
    return {one.year: one for one in found if one.year in YEARS}


def main() -> None:
    """Write the table."""
    ramadan = islamic(9, 1)
    shawwal = sorted(islamic(10, 1).values())
    tables: dict[str, dict[int, date]] = {
        "easter": {year: date(*holidays.easter(year, "western")) for year in YEARS},
        "orthodox_easter": {year: date(*holidays.easter(year, "orthodox")) for year in YEARS},
        "lunar_new_year": {year: LunarDate(year, 1, 1).to_solar_date() for year in YEARS},
        "mid_autumn": {year: LunarDate(year, 8, 15).to_solar_date() for year in YEARS},
        "ramadan": ramadan,
        "ramadan_end": {
            year: min(one for one in shawwal if one > first) - timedelta(days=1)
            for year, first in ramadan.items()
            if any(one > first for one in shawwal)
        },
        "eid_al_fitr": islamic(10, 1),
        "eid_al_adha": islamic(12, 10),
        "ashura": islamic(1, 10),
        "passover": hebrew_day(1, 15),
        "rosh_hashanah": hebrew_day(7, 1),
        "yom_kippur": hebrew_day(7, 10),
    }
    packages = ", ".join(f"{name} {version(name)}" for name in ("convertdate", "hijridate", "lunardate"))
    lines = [
        "# Feasts that move: feast -> year -> day. Written by scripts/build_movable_days.py; do not edit.",
        f"# Computed with {packages}. Islamic days: Umm al-Qura calendar.",
        "days:",
    ]
    for name, days in tables.items():
        lines.append(f"  {name}:")
        lines += [f'    {year}: "{day.isoformat()}"' for year, day in sorted(days.items())]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
