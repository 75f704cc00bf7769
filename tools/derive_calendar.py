#!/usr/bin/env python3
"""Derives src/calendar/cn.txt from PyPI `chinesecalendar` (MIT, © LKI and contributors).

    pip install chinesecalendar==1.11.0
    python3 tools/derive_calendar.py > src/calendar/cn.txt

The package follows the yearly notices of the State Council's General Office (国务院办公厅关于
部分节假日安排的通知). Only days that differ from "Monday to Friday" or that are named are kept.
"""

from datetime import date

from chinese_calendar.constants import Holiday, holidays, workdays

# What the package lacks: 国办发明电〔2005〕35号, 一: 12月31日(星期六)上班.
LACKING = {date(2005, 12, 31): Holiday.new_years_day.value}

HEADER = """\
# Days off (休) and make-up working days (班) in mainland China, by the yearly notices of the
# General Office of the State Council. Every other day: Monday to Friday are worked.
# Derived by tools/derive_calendar.py from PyPI chinesecalendar 1.11.0 (MIT License, LKI and contributors),
# with the days that its LACKING names.
# The table speaks for {first}-01-01 to {last}-12-31 and for no other day."""


def main() -> None:
    names = {holiday.value: holiday.chinese for holiday in Holiday}
    days = {day: ("休", names[name]) for day, name in holidays.items()}
    days |= {day: ("班", names[name]) for day, name in (workdays | LACKING).items()}
    years = sorted({day.year for day in days})
    print(HEADER.format(first=years[0], last=years[-1]))
    print(f"table {years[0]} {years[-1]}")
    for day, (mark, name) in sorted(days.items()):
        print(day.isoformat(), mark, name)


main()
