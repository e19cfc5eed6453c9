"""The words of news for what is measured: of what a figure can be reported, forecast or changed."""

from __future__ import annotations

_BUSINESS = (
    "sale revenue profit loss income earnings turnover margin result growth order backlog dividend surplus deficit "
    "cash flow debt borrowing lending spending investment expenditure saving reserve asset liability budget cost price "
    "fee tariff tax levy premium bill rent wage salary pay bonus pension benefit subsidy grant fund funding allocation "
    "share stock bond yield spread coupon valuation worth value capitalisation capitalization stake rating grade bid "
    "index gauge benchmark future currency exchange rate interest mortgage inflation deflation gdp product economy "
    "output production manufacturing productivity capacity export import trade demand supply consumption inventory "
    "stockpile delivery shipment booking subscription subscriber customer user audience readership circulation "
    "visitor passenger traffic footfall throughput occupancy vacancy listing transaction purchase redundancy "
    "insolvency "
    "bankruptcy default arrears provision charge writedown impairment overhead ebitda ebit"
).split()
_CURRENCIES = (
    "pound dollar euro yen franc krone krona crown lira peso rupee yuan renminbi ruble rouble koruna rand won "
    "shekel baht "
    "sterling zloty forint real dinar dirham riyal naira shilling bitcoin"
).split()
_PUBLIC = (
    "unemployment employment joblessness job payroll headcount workforce staffing population birth death mortality "
    "fertility migration immigration emigration arrival asylum application admission enrolment enrollment attendance "
    "turnout support approval popularity majority lead poll vote percentage proportion ratio number figure count total "
    "toll tally amount sum volume level quantity quota limit cap ceiling floor threshold minimum maximum target "
    "estimate forecast projection outlook guidance expectation crime homicide murder burglary theft offence arrest "
    "case infection hospitalisation hospitalization incidence prevalence caseload backlog waiting time delay duration "
    "frequency pupil student patient prisoner casualty fatality injury victim refugee migrant homelessness poverty "
    "inequality gap difference shortage shortfall excess intake uptake coverage rate score mark grade average median "
    "mean confidence sentiment morale risk probability likelihood chance odds concentration share"
).split()
_NATURE = (
    "temperature rainfall precipitation snowfall humidity wind speed gust pressure visibility tide sea river lake "
    "reservoir water magnitude depth height width length distance area weight density emission pollution "
    "energy electricity power gas oil crude gold silver copper wheat grain harvest yield crop catch herd flock stock "
    "rations ration dose intensity strength age size range pace speed"
).split()

METRICS = ",".join(dict.fromkeys((*_BUSINESS, *_CURRENCIES, *_PUBLIC, *_NATURE)))
"""The lemmas, joined as the `needs` of a cue has them."""
