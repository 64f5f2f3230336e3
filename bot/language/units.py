"""Currencies and units of measure, as news writes them."""

from __future__ import annotations

import re

CURRENCY_SIGNS = {
    "US$": "USD", "$US": "USD", "$A": "AUD", "A$": "AUD", "AU$": "AUD",
    "C$": "CAD", "CA$": "CAD", "NZ$": "NZD", "HK$": "HKD", "S$": "SGD",
    "NT$": "TWD", "R$": "BRL", "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₽": "RUB", "₩": "KRW",
    "₴": "UAH", "₪": "ILS", "₺": "TRY", "₦": "NGN", "₫": "VND", "₱": "PHP", "฿": "THB", "₸": "KZT", "₾": "GEL",
}  # fmt: skip
CURRENCY_CODES = frozenset(
    """USD EUR GBP JPY CNY RMB CHF CAD AUD NZD SEK NOK DKK PLN CZK HUF RON BGN RUB UAH TRY INR PKR BDT KRW KPW ILS AED
    SAR QAR EGP ZAR NGN KES BRL MXN ARS CLP COP THB VND IDR MYR SGD HKD TWD PHP KZT GEL AMD AZN""".split()
)
_NATIONS = {
    "us": "USD", "american": "USD", "australian": "AUD", "canadian": "CAD", "hong kong": "HKD", "singapore": "SGD",
    "new zealand": "NZD", "british": "GBP", "egyptian": "EGP", "syrian": "SYP", "lebanese": "LBP", "sudanese": "SDG",
    "swiss": "CHF", "indian": "INR", "pakistani": "PKR", "russian": "RUB", "south korean": "KRW", "swedish": "SEK",
    "norwegian": "NOK", "danish": "DKK", "czech": "CZK", "turkish": "TRY", "mexican": "MXN", "chinese": "CNY",
}  # fmt: skip
_CURRENCY_WORDS = {
    "dollar": "USD", "buck": "USD", "euro": "EUR", "pound": "GBP", "pound sterling": "GBP", "yen": "JPY", "yuan": "CNY",
    "renminbi": "CNY", "franc": "CHF", "rouble": "RUB", "ruble": "RUB", "rupee": "INR", "won": "KRW", "hryvnia": "UAH",
    "shekel": "ILS", "lira": "TRY", "zloty": "PLN", "rand": "ZAR", "naira": "NGN", "peso": "MXN", "krona": "SEK",
    "kronor": "SEK", "krone": "NOK", "kroner": "NOK", "forint": "HUF", "dirham": "AED", "riyal": "SAR", "baht": "THB",
    "koruna": "CZK", "real": "BRL", "reais": "BRL", "rial": "IRR", "tenge": "KZT", "lari": "GEL", "dong": "VND",
}  # fmt: skip
# Lemma: the ways it is written. A unit measures; what is counted ("people", "troops") is never one.
_UNITS = {
    "kilometre": "km kms kilometre kilometres kilometer kilometers",
    "metre": "m metre metres meter meters",
    "centimetre": "cm centimetre centimetres centimeter centimeters",
    "millimetre": "mm millimetre millimetres millimeter millimeters",
    "mile": "mi mile miles",
    "nautical mile": "nautical-mile nautical-miles",
    "foot": "ft foot feet",
    "inch": "in. inch inches",
    "yard": "yard yards",
    "acre": "acre acres",
    "hectare": "ha hectare hectares",
    "tonne": "t tonne tonnes metric-ton metric-tons metric-tonnes ton tons",
    "kilogram": "kg kgs kilo kilos kilogram kilograms kilogramme kilogrammes",
    "gram": "g gram grams gramme grammes",
    "milligram": "mg milligram milligrams",
    "ounce": "oz ounce ounces",
    "pound": "lb lbs",
    "litre": "l litre litres liter liters",
    "gallon": "gallon gallons",
    "barrel": "barrel barrels bbl",
    "watt": "W watt watts",
    "kilowatt": "kW kilowatt kilowatts",
    "megawatt": "MW megawatt megawatts",
    "gigawatt": "GW gigawatt gigawatts",
    "kilowatt hour": "kWh kilowatt-hour kilowatt-hours",
    "megawatt hour": "MWh megawatt-hour megawatt-hours",
    "terawatt hour": "TWh terawatt-hour terawatt-hours",
    "kiloton": "kt kiloton kilotons",
    "megaton": "megaton megatons",
    "degree": "° degree degrees",
    "degree celsius": "°C degrees-Celsius degree-Celsius C degrees-centigrade",
    "degree fahrenheit": "°F degrees-Fahrenheit degree-Fahrenheit",
    "kilometre per hour": "km/h kmh kph kilometres-per-hour kilometers-per-hour kilometres-an-hour kilometers-an-hour",
    "mile per hour": "mph miles-per-hour miles-an-hour",
    "knot": "knot knots",
    "square kilometre": "km² km2 sq-km square-kilometre square-kilometres square-kilometer square-kilometers",
    "square mile": "square-mile square-miles",
    "square metre": "m² m2 square-metre square-metres square-meter square-meters",
    "square foot": "square-foot square-feet",
    "cubic metre": "m³ m3 cubic-metre cubic-metres cubic-meter cubic-meters",
    "gigabyte": "GB gigabyte gigabytes",
    "megabyte": "MB megabyte megabytes",
    "terabyte": "TB terabyte terabytes",
    "second": "second seconds sec secs",
    "minute": "minute minutes min mins",
    "hour": "hour hours hr hrs",
    "day": "day days",
    "night": "night nights",
    "week": "week weeks",
    "month": "month months",
    "year": "year years yr yrs",
    "decade": "decade decades",
    "century": "century centuries",
}
UNITS = {form.replace("-", " "): lemma for lemma, forms in _UNITS.items() for form in forms.split()}
_SHORT = frozenset(
    form for form in UNITS if len(form) <= 3 and form not in ("day", "ton")
)  # glued or capital-true forms
METRE_WORDS = frozenset(form for form in UNITS if form not in _SHORT)


def _any_of(forms: set[str] | frozenset[str] | dict[str, str]) -> str:
    ordered = sorted(forms, key=len, reverse=True)
    return "|".join(re.escape(form).replace(r"\ ", r"[\s-]") for form in ordered)


CURRENCY_BEFORE = re.compile(rf"(?P<sign>{_any_of(CURRENCY_SIGNS)}|\b(?:{'|'.join(CURRENCY_CODES)})|\bRs\.?)\s?$")
CURRENCY_AFTER = re.compile(
    rf"\s?(?:(?P<sign>[€£₽₴₪₩₹])(?!\d)|(?P<code>{'|'.join(CURRENCY_CODES)})\b"
    rf"|[\s-]?(?:(?P<nation>(?i:{_any_of(_NATIONS)}))\s)?(?P<word>(?i:{_any_of(_CURRENCY_WORDS)}))s?\b)"
)
PERCENT_AFTER = re.compile(
    r"(?:\s?%|[\s-]per\s?cent\b|[\s-]pct\b)(?P<points>[\s-]points?\b)?|\s(?P<bare>percentage\spoints?)\b", re.I
)
UNIT_AFTER = re.compile(
    rf"[\s-]?(?P<short>{_any_of(_SHORT)})(?![\w'’])|[\s-](?P<long>(?i:{_any_of(METRE_WORDS)}))\b(?!['’]s)"
)


def currency(match: re.Match[str]) -> str:
    """Return the ISO 4217 code that a match of CURRENCY_BEFORE or CURRENCY_AFTER names."""
    groups = match.groupdict()
    sign, code = groups.get("sign"), groups.get("code")
    if sign:
        known = CURRENCY_SIGNS.get(sign)
        return known or ("INR" if sign.startswith("Rs") else _iso(sign))
    if code:
        return _iso(code)
    if groups.get("nation"):
        return _NATIONS[re.sub(r"[\s-]", " ", groups["nation"].lower())]
    word = groups["word"].lower()
    return _CURRENCY_WORDS.get(word) or _CURRENCY_WORDS[word.rstrip("s")]


def unit(match: re.Match[str]) -> str:
    """Return the lemma of the unit that a match of UNIT_AFTER names."""
    if match["short"]:
        return UNITS[match["short"]]
    words = re.sub(r"[\s-]", " ", match["long"])
    return UNITS.get(words) or next(lemma for form, lemma in UNITS.items() if form.lower() == words.lower())


def _iso(code: str) -> str:
    return {"RMB": "CNY"}.get(code, code)
