"""Units of measure as news writes them, long and short, and the form in which an amount keeps them.

CLDR has such names too, but Babel reads them by private ways only, and most of them are words that news uses otherwise
("drop", "light", "stone").
"""

from __future__ import annotations

_FORMS = {
    "km/h": "km/h kph kmh kmph kilometres-per-hour kilometers-per-hour kilometres-an-hour kilometers-an-hour",
    "mph": "mph miles-per-hour miles-an-hour",
    "m/s": "m/s metres-per-second meters-per-second",
    "knot": "knots kn",
    "km": "km kilometre kilometres kilometer kilometers",
    "m": "metre metres meter meters",
    "cm": "cm centimetre centimetres centimeter centimeters",
    "mm": "mm millimetre millimetres millimeter millimeters",
    "mile": "mile miles",
    "nautical mile": "nautical-mile nautical-miles",
    "yard": "yard yards",
    "foot": "foot feet ft",
    "inch": "inch inches",
    "km²": "km² km2 sq-km square-kilometre square-kilometres square-kilometer square-kilometers",
    "m²": "m² m2 sq-m square-metre square-metres square-meter square-meters",
    "square mile": "square-mile square-miles sq-miles",
    "square foot": "square-foot square-feet sq-ft",
    "acre": "acre acres",
    "hectare": "hectare hectares",
    "kg": "kg kilogram kilograms kilogramme kilogrammes kilos kilo",
    "g": "gram grams gramme grammes",
    "mg": "mg milligram milligrams",
    "tonne": "tonne tonnes metric-ton metric-tons",
    "ton": "ton tons",
    "ounce": "ounce ounces oz",
    "lb": "lb lbs",
    "litre": "litre litres liter liters",
    "ml": "ml millilitre millilitres milliliter milliliters",
    "gallon": "gallon gallons",
    "barrel": "barrel barrels bpd barrels-per-day barrels-a-day",
    "m³": "m³ m3 cubic-metre cubic-metres cubic-meter cubic-meters",
    "°C": "°c ℃ degrees-celsius degrees-c degrees-centigrade",
    "°F": "°f degrees-fahrenheit degrees-f",
    "degree": "degree degrees",
    "W": "watt watts",
    "kW": "kw kilowatt kilowatts",
    "MW": "mw megawatt megawatts",
    "GW": "gw gigawatt gigawatts",
    "kWh": "kwh kilowatt-hour kilowatt-hours",
    "MWh": "mwh megawatt-hour megawatt-hours",
    "TWh": "twh terawatt-hour terawatt-hours",
    "GB": "gb gigabyte gigabytes",
    "TB": "tb terabyte terabytes",
    "MHz": "mhz megahertz",
    "hPa": "hpa hectopascals millibars mbar",
    "percentage point": "percentage-point percentage-points",
    "basis point": "basis-point basis-points bps",
}

MEASURES = {form.replace("-", " "): unit for unit, forms in _FORMS.items() for form in forms.split()}
"""What follows a number, in small letters with blanks, and its unit."""
