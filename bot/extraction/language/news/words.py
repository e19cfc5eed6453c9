"""The open-class words of the grammar: verbs with their irregular forms, nouns by what they name, titles, qualities."""

from __future__ import annotations

_IRREGULAR = (
    "be:was:been become:became:become beat:beat:beaten begin:began:begun bid:bid:bid bind:bound:bound "
    "blow:blew:blown break:broke:broken bring:brought:brought build:built:built burst:burst:burst "
    "buy:bought:bought cast:cast:cast catch:caught:caught choose:chose:chosen come:came:come cost:cost:cost "
    "cut:cut:cut deal:dealt:dealt draw:drew:drawn drive:drove:driven fall:fell:fallen feed:fed:fed feel:felt:felt "
    "fight:fought:fought find:found:found flee:fled:fled fly:flew:flown forbid:forbade:forbidden get:got:gotten "
    "give:gave:given go:went:gone grow:grew:grown hang:hung:hung have:had:had hear:heard:heard hide:hid:hidden "
    "hit:hit:hit hold:held:held hurt:hurt:hurt keep:kept:kept know:knew:known lay:laid:laid lead:led:led "
    "leave:left:left lend:lent:lent let:let:let lie:lay:lain lose:lost:lost make:made:made meet:met:met "
    "pay:paid:paid put:put:put quit:quit:quit read:read:read ride:rode:ridden rise:rose:risen run:ran:run "
    "say:said:said see:saw:seen seek:sought:sought sell:sold:sold send:sent:sent set:set:set shake:shook:shaken "
    "shoot:shot:shot shrink:shrank:shrunk show:showed:shown forecast:forecast:forecast "
    "broadcast:broadcast:broadcast upset:upset:upset shut:shut:shut sink:sank:sunk slide:slid:slid "
    "speak:spoke:spoken spend:spent:spent split:split:split spread:spread:spread stand:stood:stood "
    "steal:stole:stolen stick:stuck:stuck strike:struck:struck sue:sued:sued sweep:swept:swept swim:swam:swum "
    "take:took:taken teach:taught:taught tear:tore:torn tell:told:told think:thought:thought throw:threw:thrown "
    "undergo:underwent:undergone uphold:upheld:upheld wear:wore:worn win:won:won withdraw:withdrew:withdrawn "
    "withhold:withheld:withheld write:wrote:written overturn:overturned:overturned overtake:overtook:overtaken "
    "oversee:oversaw:overseen rebuild:rebuilt:rebuilt resell:resold:resold outbid:outbid:outbid "
    "step:stepped:stepped swear:swore:sworn awake:awoke:awoken forgive:forgave:forgiven"
).split()
# Past form and participle of a verb.
IRREGULAR = {verb: (past, done) for verb, past, done in (entry.split(":") for entry in _IRREGULAR)}
# Verbs of more than one syllable that double their last letter.
DOUBLING = frozenset(
    (
        "trap admit commit permit submit omit refer defer prefer occur incur deter control transfer acquit compel "
        "expel propel allot rebut regret abet equip patrol repel refit remit rig tip zip plot plan plug stop drop "
        "slip step trim ban bar scrap scrub slam slap clap cap chop jam jab jog grab drag rob pin plug knit knot mob "
        "nab wrap whip strip strap stab spot snub snap skip skid ship rip rap quip prod nod map log hop hug dig dip "
        "chat beg bag sum sap"
    ).split()
)
# One form for one and many, or a plural of its own.
PLURALS = {
    "man": "men", "woman": "women", "child": "children", "person": "people", "aircraft": "aircraft",
    "crisis": "crises", "series": "series", "wife": "wives", "life": "lives", "knife": "knives", "leaf": "leaves",
    "fisherman": "fishermen", "policeman": "policemen", "fireman": "firemen", "spokesman": "spokesmen",
    "policewoman": "policewomen", "spokeswoman": "spokeswomen", "gunman": "gunmen", "businessman": "businessmen",
    "chairman": "chairmen", "congressman": "congressmen", "headquarters": "headquarters", "half": "halves",
}  # fmt: skip

# Titles that stand in lower case before a name, and posts.
POSTS = (
    "sheriff mayor governor minister president chancellor premier ambassador prosecutor judge coach captain "
    "striker goalkeeper midfielder defender sprinter runner swimmer cyclist boxer golfer skier champion economist "
    "analyst broker banker trader lawyer attorney barrister solicitor doctor surgeon nurse teacher professor "
    "lecturer student farmer miner driver pilot actor actress singer composer author novelist poet painter "
    "director producer journalist reporter editor photographer senator lawmaker councillor commissioner spokesman "
    "spokeswoman spokesperson chairman chairwoman founder owner manager engineer scientist biologist geologist "
    "seismologist meteorologist virologist activist campaigner organiser union_leader general colonel sergeant "
    "detective inspector officer warden priest bishop pastor imam rabbi defendant suspect victim witness widow "
    "resident shopkeeper fisherman executive negotiator envoy adviser aide deputy treasurer historian researcher "
    "seed opponent rival rider jockey bassist"
).split()
POST_COMPOUNDS = (
    "chief_executive finance_minister foreign_minister health_minister interior_minister defence_minister "
    "prime_minister vice_president police_chief fire_chief army_chief union_leader opposition_leader rebel_leader "
    "party_leader group_leader team_captain head_coach school_principal bus_driver truck_driver train_driver "
    "football_coach club_president bank_governor finance_chief sales_director museum_director company_spokeswoman "
    "ministry_spokesman police_spokeswoman government_spokesman district_attorney state_senator city_councillor "
    "trade_commissioner hospital_director factory_worker security_guard bank_teller mayoral_candidate "
    "fund_manager"
).split()
TITLES = (
    "President Chancellor Senator Governor Mayor Judge Justice General Colonel Captain Major Sheriff Professor "
    "Dr. Mr. Mrs. Ms. Sir Lord King Queen Prince Princess Bishop Archbishop Gov. Sen. Rep. Gen. Col. Lt. Sgt. "
    "Father Sister Detective Inspector Superintendent Commissioner Councillor Minister Ambassador Secretary "
    "Chairman Coach"
).split()
TITLE_COMPOUNDS = (
    "Prime_Minister Foreign_Minister Finance_Minister Interior_Minister Vice_President Attorney_General "
    "Health_Secretary Home_Secretary Defence_Minister Chief_Justice"
).split()

# People in groups, in the plural.
GROUPS = (
    "worker driver nurse doctor teacher miner farmer student pilot passenger resident villager protester "
    "demonstrator soldier officer guard inmate prisoner rebel militant fighter gunman activist migrant refugee "
    "tourist fan supporter voter lawmaker senator minister official diplomat investigator inspector prosecutor "
    "lawyer judge juror witness rescuer firefighter paramedic volunteer scientist researcher engineer analyst "
    "economist investor shareholder creditor customer shopper tenant landlord homeowner parent child woman man "
    "person employee docker sailor fisherman hunter poacher smuggler trafficker hacker thief robber suspect "
    "policeman reporter journalist regulator bidder lender banker trader retailer supplier importer exporter "
    "grower rider player athlete patient survivor relative neighbour commuter cyclist motorist pensioner trainee "
    "apprentice conscript delegate negotiator monitor"
).split()
OFFICIALS = (
    "police prosecutors officials investigators regulators authorities rescuers lawmakers ministers organisers "
    "campaigners residents witnesses lawyers doctors scientists researchers analysts economists firefighters "
    "inspectors negotiators rebels troops unions employers shareholders creditors"
).split()
# Bodies that act, after "the" (or a name of a place).
BODIES = (
    "government council parliament senate cabinet ministry commission committee agency regulator watchdog union "
    "court tribunal jury panel board company firm airline bank carmaker retailer manufacturer operator publisher "
    "broadcaster club team league federation association charity university hospital museum party opposition "
    "coalition army navy militia group coroner city state assembly inquiry inspectorate utility brewer steelmaker "
    "chipmaker drugmaker miner shipyard supplier lender insurer fund startup chain cooperative society foundation "
    "institute observatory"
).split()
BODY_COMPOUNDS = (
    "city_council town_council health_ministry interior_ministry defence_ministry finance_ministry "
    "foreign_ministry central_bank high_court appeals_court district_court supreme_court labour_court "
    "parole_board school_board transport_ministry election_commission competition_authority aviation_authority "
    "health_agency space_agency weather_service coast_guard police_force fire_service teachers_union "
    "dockers_union rail_operator bus_company phone_company energy_company oil_company mining_company "
    "insurance_company food_group rights_group aid_agency football_federation athletics_federation cycling_union "
    "customs_office tax_office statistics_office jury_panel"
).split()
CRIMES = (
    "bribery fraud murder theft perjury arson treason espionage manslaughter embezzlement corruption extortion "
    "robbery negligence assault doping forgery sabotage harassment plagiarism racketeering kidnapping smuggling "
    "contempt burglary blackmail trespass collusion conspiracy stalking vandalism misconduct torture terrorism "
    "hooliganism"
).split()
CRIME_COMPOUNDS = (
    "tax_evasion drug_trafficking money_laundering insider_trading match_fixing identity_theft war_crimes".split()
)
PLANS = (
    "plan proposal offer bid deal agreement law bill budget reform ban treaty ceasefire truce pact settlement "
    "merger takeover strike appeal lawsuit petition motion amendment referendum ruling verdict sentence contract "
    "tender scheme project programme campaign inquiry investigation audit review vaccine drug trial ban tariff "
    "tax levy subsidy sanction permit licence measure policy strategy curfew lockdown evacuation boycott protest "
    "march vote election candidacy appointment resignation nomination loan grant bailout rescue sale purchase "
    "acquisition expansion closure cut increase quota deadline extension curriculum blockade offensive operation "
    "mission summit"
).split()
PLAN_COMPOUNDS = (
    "pay_offer pay_deal peace_deal peace_plan trade_deal rescue_plan pension_reform tax_cut price_cap job_cuts "
    "takeover_bid interest_rates wage_claim aid_package stimulus_package climate_law privacy_law security_law "
    "travel_ban export_ban hosepipe_ban arms_embargo water_rationing compensation_claim extradition_request "
    "planning_permission merger_talks ceasefire_agreement draft_budget school_closures budget_cuts fare_rises"
).split()
THINGS = (
    "car bus train ferry lorry truck tanker plane helicopter ship boat bicycle phone laptop tablet engine battery "
    "turbine reactor pipeline bridge tunnel dam road motorway railway airport port harbour station factory plant "
    "refinery mine warehouse shop store supermarket hotel restaurant school hospital clinic prison museum theatre "
    "stadium church mosque temple castle palace tower house flat office farm field forest park beach mountain "
    "river lake reservoir well canal wall fence gate road painting statue sculpture manuscript book novel film "
    "album song medal trophy title record device sensor camera drone missile rifle pistol bomb grenade mine "
    "satellite rocket telescope probe fossil bone coin wreck body weapon passport document letter file report "
    "study map brewery bakery vineyard sawmill shipyard stake division unit brand patent account website server "
    "network"
).split()
EVENTS = (
    "earthquake flood storm hurricane cyclone typhoon tornado landslide avalanche wildfire fire blaze explosion "
    "blast crash collision derailment accident attack bombing shooting stabbing raid ambush clash riot protest "
    "strike outbreak epidemic drought heatwave famine eruption leak spill collapse blackout outage stampede coup "
    "war conflict election vote referendum trial hearing match race final tournament festival concert wedding "
    "funeral summit conference meeting ceremony visit dispute crisis scandal hijacking kidnapping murder arrest "
    "death resignation"
).split()
MATTERS = (
    "safety concern cost fear doubt anger pressure debt shortage demand supply inflation weather noise pollution "
    "corruption security climate delay price wage pay pension health housing education energy trade migration "
    "fishing privacy competition violence racism poverty unemployment congestion maintenance training overtime "
    "staffing evidence damage injury loss rain snow wind fog ice smoke dust heat cold water food fuel oil gas "
    "coal steel wheat rice maize coffee cocoa sugar cotton timber copper lithium gold silver milk meat fish bread "
    "medicine"
).split()
INDICATORS = (
    "sales profit revenue turnover earnings prices output production exports imports shares unemployment "
    "inflation demand traffic attendance membership enrolment income spending borrowing lending rents wages costs "
    "losses arrears bookings orders deliveries registrations emissions rainfall temperatures crime arrests births "
    "deaths infections"
).split()
INDICATOR_COMPOUNDS = (
    "house_prices food_prices oil_prices gas_prices car_sales retail_sales net_profit pretax_profit "
    "operating_profit passenger_numbers tax_revenue steel_output wheat_exports share_price unemployment_rate "
    "inflation_rate interest_rate birth_rate crime_rate death_toll water_levels order_book market_share "
    "housing_starts jobless_rate job_vacancies"
).split()
COUNTED = (
    "job house home school shop flight train ticket vote seat goal point arrest death case tonne barrel litre "
    "megawatt tree animal bird cow sheep village family car vehicle building patient bed dose unit hectare acre "
    "branch office"
).split()
STATES = (
    "safe weak strong low high unlikely likely ready able unable willing unhurt injured missing dead alive guilty "
    "innocent responsible available illegal legal unfair unacceptable impossible necessary confident aware open "
    "closed clear unclear ill critical stable empty full free innocent optimistic cautious disappointed delighted "
    "furious"
).split()
QUALITIES = (
    "new old former top senior junior local national regional federal public private military civil political "
    "economic financial legal criminal medical nuclear foreign domestic international independent controversial "
    "popular major minor serious severe heavy deadly fatal violent peaceful rare annual monthly daily final "
    "interim provisional temporary permanent early late recent current previous next big large huge small tiny "
    "long short high low strong weak northern southern eastern western central coastal rural urban disputed "
    "planned proposed alleged suspected convicted retired elected armed masked unarmed elderly young unnamed "
    "stranded wounded damaged abandoned stolen illegal urgent fresh key rival troubled struggling ageing historic "
    "medieval record joint special secret draft second third first fourth fifth unpaid overdue"
).split()
MANNERS = (
    "sharply slightly steadily unexpectedly narrowly unanimously quickly slowly immediately formally officially "
    "publicly privately repeatedly reportedly allegedly briefly temporarily permanently finally eventually "
    "initially recently previously currently also already still again later now soon often never however widely "
    "strongly flatly angrily quietly suddenly largely partly fully severely badly heavily directly"
).split()
MEDIA = (
    "reporters journalists parliament lawmakers investors shareholders analysts viewers supporters members"
).split()
