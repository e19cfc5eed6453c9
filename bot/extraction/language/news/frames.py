"""What verbs of news prose stand with: who does it, the verbs, and their complements in order.

A complement is `O:kind` (object), `I:kind` (the one who is given or told something), `preposition:kind`,
`preposition:ing` (a clause in -ing behind the preposition), `ing`, `to` (an infinitive), `purpose` (one that
says what for), `that` (a clause), `prt:word` (a
particle), `X:adj`, `X:post` (what somebody is found or made), `M` (an amount without a preposition). `?` before it: may
be missing. Kinds are the methods of `Phrases`; `human` is a person, a group or a body.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Frame:
    """A verb with its subject's kind and its complements."""

    subject: str
    verb: str
    complements: tuple[str, ...]

    @property
    def passive(self) -> bool:
        """Can it be turned round?"""
        return any(part.lstrip("?").startswith(("O:", "I:")) for part in self.complements)

    @property
    def willed(self) -> bool:
        """Can somebody plan or refuse to do it?"""
        return self.subject in ("human", "person", "body", "group")

    @property
    def clausal(self) -> bool:
        """Does a clause belong to it?"""
        return any(part in ("ing", "to", "that", "purpose") or part.endswith(":ing") for part in self.complements)


_LINES = """
body | convict acquit clear absolve | O:person of:crime
body | convict acquit clear | O:person of:ing
body | sentence jail imprison fine ban suspend | O:person ?for:crime
body | sentence | O:person to:term
body | jail imprison detain ban suspend | O:person for:term
body | fine | O:body M ?for:crime
body | find | O:person X:guilty of:crime
body | charge indict | O:person ?with:crime
body | charge | O:person with:ing
human | accuse suspect | O:human of:ing
human | accuse suspect | O:human of:crime
human | deny admit | O:crime
human | deny admit avoid consider risk stop suggest recommend oppose resume delay halt | ing
human | start begin continue keep stop | ing
human | plan refuse agree vow pledge promise threaten decide vote | to
human | hope expect intend fail try seek want offer prepare | to
human | continue begin aim manage struggle decline need ask choose attempt hesitate | to
human | order urge ask force tell allow require encourage | O:human to
human | invite persuade expect help forbid instruct warn press | O:human to
human | meet gather return rush race march strike travel move wait work vote appeal | purpose
human | build use sell close hire raise seize cut send block delay | O:thing purpose
human | call rely | on:human to
human | prevent stop ban bar discourage exclude dissuade | O:human from:ing
human | reject dismiss oppose back support welcome criticise condemn defend approve endorse veto block scrap | O:plan
human | shelve delay postpone suspend cancel abandon revive | O:plan
human | unveil launch announce outline present submit adopt | O:plan
human | pass sign ratify tighten ease lift impose extend | O:plan
human | renew draft drop halt freeze repeal review study consider | O:plan
human | uphold overturn quash appeal challenge contest annul | O:plan
human | reverse enforce break breach violate honour reach seal | O:plan
human | negotiate finalise propose reconsider rewrite publish | O:plan
human | discuss debate celebrate mark attend host boycott | O:plan
human | praise blame thank sue arrest detain question release | O:human
human | free rescue evacuate deport extradite hire dismiss sack | O:human
human | fire promote replace succeed join leave lead beat defeat | O:human
human | face meet visit greet interview attack shoot stab kidnap | O:human
human | injure wound kill rob threaten follow pursue expel | O:human
human | recruit train treat protect warn confront mock insult target | O:human
human | name appoint elect | O:person X:post
human | nominate propose choose pick select | O:person as:role
human | appoint elect name | O:person to:body
human | describe portray regard dismiss present | O:any as:role
human | replace | O:person with:person
human | buy acquire sell build rebuild renovate demolish close | O:thing
human | reopen open design test recall ship launch repair seize | O:thing
human | steal find discover recover damage destroy inspect search | O:thing
human | guard storm raid capture bomb shell occupy loot vandalise | O:thing
human | make produce assemble supply export import deliver | O:thing
human | develop restore exhibit film photograph deploy install | O:thing
human | sell lease lend donate offer hand transfer return send deliver show award | O:thing to:human
human | buy seize borrow obtain receive import steal rent | O:thing from:human
human | buy sell acquire lease auction | O:thing for:money
human | give offer send show award grant pay lend hand promise | I:human O:thing
human | pay fine lend give owe cost offer | I:human O:money
human | pay spend raise invest borrow donate lose earn save demand seek claim request | O:money ?for:any
human | invest | O:money in:thing
human | pay | O:human O2:money ?for:thing
human | provide supply present trust arm | O:human with:thing
human | strip rob deprive rid relieve | O:person of:thing
human | cut raise lower increase reduce slash double trim boost halve lift hold | O:indicator ?by:percent
human | cut raise lower increase reduce slash trim lift | O:indicator from:amount to:amount
human | cut raise lower increase reduce lift | O:indicator to:amount
human | cut create shed add lose save move | O:counted
human | put estimate set fix value price cap | O:indicator at:amount
human | call | O:plan X:event
human | call label brand | O:human X:role
human | put estimate | O:toll at:number2
human | turn | O:thing into:thing
human | convert split divide merge transform | O:thing into:thing
human | blame | O:event on:matter
human | blame | O:human for:event
human | thank criticise praise fine punish sue | O:human for:ing
human | attack compensate condemn reprimand prosecute investigate | O:human for:ing
human | call press campaign push appeal wait vote ask apply bid compete qualify hope prepare search | for:plan
human | include involve | O:many
plan | include involve cover | O:many
human | vote campaign protest demonstrate rule rally testify fight argue | against:plan
human | agree insist decide work focus vote report | on:plan
human | deal cope struggle | with:matter
human | look inquire | into:event
human | respond react object contribute admit turn | to:plan
human | resign quit retire withdraw step_down stand_down | ?as:role
human | resign withdraw retire flee escape emerge return | from:place
human | quit leave | O:body ?over:event
human | serve work testify act | as:role
human | arrive meet gather land stay march rally camp perform train | in:place
human | travel fly return move march sail drive walk go rush flee | to:place
human | die drown suffocate | in:event
group | die perish | ?of:matter
human | win lose | O:plan
human | win | O:thing
human | win lose draw | M
human | beat defeat overcome thrash edge crush | O:human O3:score
human | beat defeat stun | O:human
human | carry | prt:out O:plan
human | call | prt:off O:plan
human | set | prt:up O:body
human | shut | prt:down O:thing
human | hand | prt:over O:thing
human | lay | prt:off O:group
human | turn | prt:down O:plan
human | put | prt:off O:plan
human | break | prt:off O:plan
human | draw | prt:up O:plan
human | take | prt:over O:body
human | roll | prt:out O:plan
human | back | prt:down
human | give | prt:up
human | pull | prt:out of:plan
human | crack | prt:down on:crime
human | take | O:part in:event
human | agree negotiate compete clash merge talk | with:human
human | hold resume suspend begin end host | O:talks ?with:human ?on:plan
human | sign reach strike conclude | O:plan with:human
human | hold stage organise watch attend open | O:event
human | investigate examine probe study monitor witness survive cause trigger prevent describe remember film | O:event
human | face suffer fear expect endure tackle address highlight raise cite face | O:matter
event | kill injure displace strand affect trap wound | O:group
event | kill injure | O:number2
event | hit strike destroy damage flatten flood close disrupt engulf gut sweep devastate batter cripple | O:thing
event | hit strike rock shake paralyse ravage devastate batter lash | O:place
event | begin end break_out start erupt occur happen continue | ?in:place
event | cause trigger spark prompt force delay | O:event
event | leave | O:group X:adj
event | cost | O:body O2:money
thing | crash plunge plough slam fall run sink | into:place
thing | collide | with:thing
thing | catch | O:fire
thing | sink capsize explode collapse crash overturn derail burn_down break_down | ?near:place
thing | cost | M
thing | carry contain hold weigh need | O:counted
thing | open close reopen arrive depart land fail | ?in:place
plan | cover affect include require allow ban cap limit replace protect exempt | O:any
plan | fail collapse expire stall begin end resume | ?over:event
plan | cost | M
plan | take come | O:effect
plan | force require allow | O:human to
indicator | rise fall climb drop slip jump surge plunge | ?M ?to:amount
indicator | tumble slide decline increase grow shrink soar dip | ?M ?to:amount
indicator | rise fall climb drop slip jump increase grow shrink soar double recover | from:amount to:amount
indicator | rise fall climb drop increase decline widen narrow | by:amount ?to:amount
indicator | reach hit exceed total average | O:amount
indicator | stand remain | at:amount
indicator | beat miss exceed | O:forecasts
indicator | rise fall shrink stall recover collapse | ?because:matter
matter | cause delay force hamper prompt drive hurt | O:plan
matter | spread threaten contaminate damage | O:place
body | open close expand operate own run manage control inspect | O:thing ?in:place
body | employ represent serve insure | O:group
body | employ serve represent | O:counted
body | merge compete | with:body
body | report post record forecast predict expect | O:indicator
body | report post forecast expect | O:rise in:indicator
body | rule order decide announce confirm warn estimate find reveal | that
human | say say say say add warn claim believe hope | that
human | insist argue note stress admit confirm announce deny acknowledge | that
human | predict estimate fear think explain suggest reveal | that
human | report state recall complain concede maintain predict know | that
human | tell warn assure remind inform | I:human that
"""

FRAMES = tuple(
    Frame(subject, verb, tuple(complements.split()))
    for subject, verbs, complements in (
        tuple(part.strip() for part in line.split("|")) if line.count("|") == 2 else (line, "", "")
        for line in _LINES.strip().splitlines()
    )
    for verb in verbs.split()
)
SPEAKING = tuple("say add warn claim insist argue note explain confirm announce report predict tell".split())
