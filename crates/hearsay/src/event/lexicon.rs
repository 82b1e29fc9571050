//! Verb → senses: what act does `impose`, `blow up` or `call on` name?
//!
//! A line of the lexicon holds verbs of one sense, in their base form. `blow+up` is the verb with that particle or
//! preposition; `hit*` names the act only where it is done to somebody (`hit Kelan`, not `hit a record`). The groups are
//! verbs that name no act without their object (`hold talks`, see the grid) or that lead on to another verb
//! (`agreed to withdraw`).

use super::EventType::{self, *};
use super::forms::forms;
use std::collections::HashMap;
use std::sync::OnceLock;

/// What a verb says alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Own {
    pub(super) kind: EventType,
    pub(super) mode: &'static str,
    /// Only where somebody is its object.
    pub(super) party: bool,
}

/// One reading of a verb.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Sense {
    pub(super) groups: u64,
    pub(super) own: Option<Own>,
}

/// A verb: what it says alone, and with its particles.
#[derive(Clone, Debug, Default)]
pub(crate) struct Verb {
    pub(super) plain: Sense,
    pub(super) with: Vec<(&'static str, Sense)>,
}

macro_rules! groups {
    ($($name:ident = $bit:expr),+ $(,)?) => { $(pub(super) const $name: u64 = 1 << $bit;)+ };
}

groups! {
    DO = 0, STOP = 1, IMPOSE = 2, GIVE = 3, SIGN = 4, REACH = 5, EXPRESS = 6, ACCEPT = 7, REFUSE = 8, ASK = 9, LEVEL = 10,
    TAKE = 11, SEND = 12, WITHDRAW = 13, BREAK = 14, ESTABLISH = 15, CLOSE = 16, BLOCK = 17, COMMIT = 18, SAY = 19,
    THREAT = 20, ALLOW = 21, BEGIN = 22, TRY = 23, PLAN = 24, FAIL = 25, DENY = 26, OCCUR = 27, PUT = 28, RELEASE = 29,
    SEIZE = 30, OPEN = 31, WARN = 32, VOW = 33, ARRIVE = 34, DIE = 35, FORBID = 36, FORCE_TO = 37, LAY = 38, SHARE = 39,
    FIRE_AT = 40, SUFFER = 41,
}

const GROUPS: &[(u64, &str)] = &[
    (
        DO,
        "hold make launch conduct carry+out stage mount undertake resume begin start open wage commit continue renew \
         join perform initiate lead organise attend step+up intensify engage+in engage take+part participate enter \
         host convene complete conclude speed+up accelerate pursue go+on go+ahead plan prepare+for expand restart \
         relaunch escalate have do pay extend keep+up embark+on unleash mark stage set+off touch+off spark \
         order approve announce enact finish wrap+up press+ahead deliver set+in begin+with run execute exchange trade",
    ),
    (
        STOP,
        "end stop halt suspend cancel call+off break+off cut+off cut sever freeze scrap abandon lift ease relax loosen \
         remove revoke rescind repeal discontinue terminate reduce slash scale+back scale+down postpone delay abort \
         adjourn disrupt annul abrogate drop withhold walk+out pull+out break cease pause shelve curtail dismantle \
         downgrade unfreeze waive axe block interrupt void nullify phase+out put+off quit boycott",
    ),
    (
        IMPOSE,
        "impose declare order introduce slap clamp tighten enforce reimpose proclaim institute issue enact place \
         announce extend renew set adopt pass apply levy",
    ),
    (
        GIVE,
        "give provide deliver donate send ship supply grant allocate extend contribute distribute airlift lend award \
         hand+out channel transfer release approve increase boost pour step+up bring pay fly dispatch rush",
    ),
    (SIGN, "sign ratify initial conclude seal finalise approve accede+to endorse join witness"),
    (
        REACH,
        "reach strike hammer+out work+out clinch forge broker negotiate arrive+at agree agree+on agree+to agree+upon secure win make",
    ),
    (
        EXPRESS,
        "express voice reaffirm reiterate lend show convey send extend declare offer register renew throw win give",
    ),
    (
        ACCEPT,
        "accept meet honour honor comply+with bow+to approve fulfil fulfill grant satisfy accede+to agree+to cave+in+to heed adopt embrace",
    ),
    (
        REFUSE,
        "reject refuse decline turn+down dismiss rebuff spurn oppose rule+out resist veto brush+aside shun snub throw+out balk+at deny repudiate scorn decline+to vote+down overrule disregard ignore quash",
    ),
    (
        ASK,
        "demand urge request appeal appeal+for appeal+to beseech implore call+for call+on call+upon press press+for press+on pressure push push+for lobby insist+on beg plead+for plead+with exhort entreat solicit apply+for petition require ask seek instruct order beckon pressurise clamour+for clamor+for",
    ),
    (
        LEVEL,
        "level make file bring lodge lay press issue deliver hurl raise trade prefer hand+down post submit table present send set voice pose repeat",
    ),
    (TAKE, "take hold seize capture"),
    (
        SEND,
        "send mass deploy dispatch move station redeploy amass rush order bring+in pour+in concentrate position reinforce increase build+up fly airlift commit muster call+up raise array",
    ),
    (
        WITHDRAW,
        "withdraw pull+out pull+back recall remove evacuate pull redeploy demobilise ship+out move+out bring+home retire reduce cut fly+out",
    ),
    (BREAK, "break violate breach defy flout contravene ignore disobey infringe disregard renege+on"),
    (
        ESTABLISH,
        "establish restore resume normalise improve strengthen upgrade forge expand develop set+up renew open re-establish reestablish cement deepen promote boost bolster build mend reopen",
    ),
    (CLOSE, "close shut seal shut+down close+down seal+off ban suspend dissolve outlaw disband raid storm"),
    (BLOCK, "block obstruct barricade blockade cut+off occupy seal+off paralyse"),
    (
        COMMIT,
        "agree promise pledge offer volunteer consent commit undertake guarantee propose assent agree+on agree+to",
    ),
    (
        SAY,
        "say tell announce report confirm state declare note add claim acknowledge admit believe think reveal disclose \
         indicate hint stress insist maintain argue explain predict expect hope fear suggest write repeat reiterate \
         emphasise affirm assert assure inform testify recall remark know find show mean conclude contend observe quote \
         caution stipulate rule decree understand learn hear suspect feel consider",
    ),
    (THREAT, "threaten menace"),
    (WARN, "warn caution"),
    (VOW, "vow swear"),
    (ALLOW, "allow permit let authorise enable invite clear free"),
    (
        BEGIN,
        "begin start continue decide move proceed resolve choose manage opt help rush go+ahead agree+together vote come go keep \
         resume use gather dare step+in succeed sit+down join turn+out hasten elect unite combine act step+up",
    ),
    (TRY, "try attempt seek struggle strive bid endeavour endeavor"),
    (
        PLAN,
        "plan intend hope expect prepare aim want wish consider contemplate mull schedule aspire propose arrange due",
    ),
    (FAIL, "fail neglect omit forget"),
    (DENY, "deny"),
    (
        OCCUR,
        "begin start open resume continue end occur happen erupt break+out take+place last fail collapse follow convene conclude \
         proceed flare break+up break+down kick+off finish rage intensify spread underway stall get+underway go+on take leave",
    ),
    (PUT, "put place go come keep remain hold stand"),
    (
        RELEASE,
        "release free return hand+over hand+back give+back turn+over surrender parole swap exchange repatriate give+up transfer",
    ),
    (
        SEIZE,
        "seize confiscate impound take+over freeze destroy burn torch damage raze demolish blow+up loot ransack vandalise sabotage wreck dynamite block nationalise expropriate annex capture search raid bulldoze smash set+fire",
    ),
    (OPEN, "open reopen"),
    (ARRIVE, "arrive land travel fly go come head return leave+for enter depart+for fly+to"),
    (DIE, "die perish fall"),
    (FORBID, "forbid prohibit bar ban prevent stop block outlaw restrict limit curb refuse"),
    (FORCE_TO, "force compel coerce"),
    (LAY, "lay put set throw hand+in turn+in surrender"),
    (SHARE, "share exchange swap pool"),
    (
        FIRE_AT,
        "fire open launch throw hurl lob toss exchange rain trade detonate drop plant return unleash explode lay",
    ),
    (SUFFER, "suffer sustain undergo receive face meet+with come+under"),
];

const OWN: &[(EventType, &str, &str)] = &[
    (Agree, "", "reconcile* invite* concur settle+with make+up+with patch+up"),
    (
        Consult,
        "",
        "negotiate confer+with consult* consult+with discuss talk+with speak+with meet* meet+with parley huddle deliberate rendezvous dine+with lunch+with swap+views",
    ),
    (Consult, "visit", "visit* tour* stop+over"),
    (Consult, "host", "host* receive*"),
    (Consult, "phone", "telephone phone ring+up call+up"),
    (Consult, "third-party", "mediate arbitrate intercede broker shuttle+between"),
    (
        Support,
        "",
        "praise commend applaud hail laud endorse back* support welcome approve+of ratify recognise* apologise forgive \
         congratulate thank salute side+with rally+behind queue+behind champion ally+with sympathise+with \
         console defend compliment bless congratulate extol credit* vindicate speak+in+favour \
         stick+up+for lend+support throw+behind admire esteem felicitate express+regret+to normalise",
    ),
    (
        Cooperate,
        "",
        "cooperate co-operate collaborate team+up join+forces extradite* partner+with trade+with invest+in import export integrate+with \
         coordinate+with merge+with buy purchase* sell+to interoperate",
    ),
    (
        Aid,
        "",
        "aid* assist* donate rescue bail+out airlift subsidise finance* fund* bankroll feed* shelter* resettle arm* help* train* \
         rebuild* reconstruct* evacuate* equip* treat* harbour harbor protect* escort* vaccinate",
    ),
    (
        Concede,
        "",
        "concede relent give+in+to give+in back+down bow+to yield+to yield compromise legalise liberalise allow* permit* rehabilitate \
         reinstate* pardon exonerate acquit relax loosen decriminalise liberalize accede+to give+way cave+in reprieve lift unban",
    ),
    (
        Retreat,
        "withdraw",
        "retreat withdraw withdraw+from pull+out pull+back pull+out+of disengage stand+down vacate leave+behind evacuate",
    ),
    (Retreat, "", "surrender capitulate lay+down repay compensate indemnify"),
    (Retreat, "disarm", "disarm demobilise demilitarise disband decommission"),
    (Retreat, "release", "release* free* parole* repatriate*"),
    (Retreat, "resign", "resign abdicate step+down"),
    (Retreat, "return", "return+to hand+over hand+back"),
    (
        Request,
        "",
        "demand urge appeal+to appeal+for beseech implore call+for call+on call+upon press* press+for pressure* push+for lobby insist+on \
         beg* plead+for plead+with exhort entreat solicit petition* request require* seek ask+for summon* clamour+for clamor+for \
         campaign+for",
    ),
    (
        Accuse,
        "disapprove",
        "accuse blame condemn criticise denounce deplore decry censure rebuke slam* blast* assail lambast lambaste castigate chide scold \
         reprimand fault* berate deride ridicule lash+out hit+out deplore disapprove+of regret complain complain+about complain+to sue \
         lash+at rail+against vilify chastise upbraid inveigh+against bemoan excoriate revile lament reproach reprove \
         take+to+task find+fault call+to+account express+outrage take+aim+at object protest+to",
    ),
    (
        Accuse,
        "allege",
        "allege charge+with implicate* impeach convict*  find+guilty indict suspect+of charge",
    ),
    (
        Accuse,
        "investigate",
        "investigate probe inquire+into question* interrogate audit inspect* examine+into monitor* search+for",
    ),
    (
        Reject,
        "",
        "reject rebuff spurn veto oppose rule+out turn+down balk+at defy flout violate disobey snub renege renege+on back+out repudiate oppose+to \
         brush+aside brush+off rebut object+to thumb+nose walk+out+of stonewall override thwart overrule decline+to resist vote+against vote+down \
         walk+away dismiss breach contravene",
    ),
    (Threaten, "", "threaten* menace* intimidate* blackmail*"),
    (
        Protest,
        "demo",
        "demonstrate protest rally march picket take+to+the+streets demonstrate+against parade+against converge+on jeer* heckle* boo* chant",
    ),
    (Protest, "riot", "riot rampage loot go+on+rampage stone* pelt* run+amok"),
    (Protest, "strike", "walk+off down+tools walk+off+job"),
    (
        Sanction,
        "",
        "sanction* blacklist embargo isolate* ostracise penalise boycott sever break+with* cut+ties suspend+from cut+off downgrade shun disown \
         disinvite punish*",
    ),
    (
        Sanction,
        "expel",
        "expel* kick+out kick+out+of throw+out+of force+out force+out+of ship+out order+out drive+out+of",
    ),
    (Mobilize, "troops", "mobilise amass redeploy* remilitarise call+up beef+up* reinforce* dig+in"),
    (Mobilize, "police", "patrol"),
    (
        Coerce,
        "arrest",
        "arrest detain jail imprison apprehend round+up intern incarcerate nab hold+without prosecute sentence lock+up court-martial remand",
    ),
    (
        Coerce,
        "seize",
        "seize confiscate impound expropriate nationalise annex* requisition sequester repossess take+over* commandeer",
    ),
    (
        Coerce,
        "destroy",
        "demolish destroy raze burn* burn+down torch vandalise bulldoze blow+up damage sabotage wreck ransack dynamite set+fire set+ablaze \
         desecrate flatten gut*",
    ),
    (Coerce, "deport", "deport evict banish exile displace uproot relocate*"),
    (Coerce, "ban", "ban outlaw prohibit forbid bar proscribe illegalise"),
    (Coerce, "censor", "censor gag muzzle silence* jam"),
    (
        Coerce,
        "restrict",
        "restrict curb crack+down suppress repress quell disperse coerce persecute purge* clamp+down break+up shut+down close+down dissolve \
         subdue oust* depose overthrow topple cordon+off confine confine+to house-arrest disenfranchise prevent* dismiss* sack* fire* suspend* fine*",
    ),
    (Coerce, "cyber", "hack hack+into"),
    (
        Assault,
        "",
        "attack assault strike* hit* ambush storm overrun invade occupy recapture retake besiege blockade wound injure maim clash clash+with fight* \
         battle fight+with fight+against skirmish engage* repel repulse rout drive+out counter-attack counterattack conquer capture raid maul \
         crush* defeat* wipe+out exterminate massacre slaughter harm* skirmish+with penetrate battle+with advance+on march+on \
         fight+off push+back set+upon encircle surround* retaliate+against tear+into seize+control",
    ),
    (
        Assault,
        "heavy-weapons",
        "bomb shell bombard strafe pound* pummel* mortar napalm torpedo sink* shoot+down down* blitz rocket raze+",
    ),
    (Assault, "explosives", "detonate blast+through car-bomb"),
    (
        Assault,
        "firearms",
        "shoot shoot+at shoot+dead gun+down open+fire fire+on fire+at fire+upon fire+into snipe+at machine-gun",
    ),
    (Assault, "assassinate", "assassinate"),
    (Assault, "execute", "execute* behead lynch hang* decapitate put+to+death"),
    (
        Assault,
        "beat",
        "beat* beat+up* stab knife manhandle punch* slap* kick* maul club* bludgeon hack+to rough+up flog* mug* bash* stone+to",
    ),
    (Assault, "torture", "torture abuse* mistreat* maltreat ill-treat brutalise mutilate"),
    (Assault, "sexual", "rape molest gang-rape"),
    (Assault, "abduct", "kidnap abduct hijack take+hostage hold+hostage"),
    (Assault, "unconventional", "gas poison* massacre+with ethnically+cleanse"),
    (Assault, "", "kill murder slay gun-down cut+down"),
];

fn table() -> &'static HashMap<String, Verb> {
    static TABLE: OnceLock<HashMap<String, Verb>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut by_base: HashMap<&'static str, Verb> = HashMap::new();
        let mut add = |word: &'static str, groups: u64, own: Option<(EventType, &'static str)>| {
            let party = word.ends_with('*');
            let word = word.trim_end_matches('*').trim_end_matches('+');
            let (base, particle) = word.split_once('+').map_or((word, None), |(b, p)| (b, Some(p)));
            let verb = by_base.entry(base).or_default();
            let sense = match particle {
                None => &mut verb.plain,
                Some(p) => {
                    let at = verb.with.iter().position(|w| w.0 == p).unwrap_or_else(|| {
                        verb.with.push((p, Sense::default()));
                        verb.with.len() - 1
                    });
                    &mut verb.with[at].1
                }
            };
            sense.groups |= groups;
            if let Some((kind, mode)) = own {
                sense.own = sense.own.or(Some(Own { kind, mode, party }));
            }
        };
        for (bits, words) in GROUPS {
            words.split_whitespace().for_each(|w| add(w, *bits, None));
        }
        for (kind, mode, words) in OWN {
            words.split_whitespace().for_each(|w| add(w, 0, Some((*kind, *mode))));
        }
        let mut bases: Vec<(&str, Verb)> = by_base.into_iter().collect();
        bases.sort_unstable_by_key(|b| b.0);
        let mut table = HashMap::new();
        for (base, mut verb) in bases {
            // The longest particle is tried first: `pull out of` before `pull out`.
            verb.with.sort_by_key(|w| std::cmp::Reverse(w.0.len()));
            for form in forms(base) {
                table.entry(form).or_insert_with(|| verb.clone());
            }
        }
        table
    })
}

/// What a verb form, in lower case, can say.
pub(super) fn verb(lower: &str) -> Option<&'static Verb> {
    table().get(lower)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_lead_to_the_sense_of_the_verb() {
        for (form, kind) in [
            ("condemned", Accuse),
            ("bombing", Assault),
            ("fought", Assault),
            ("arrests", Coerce),
            ("shot", Assault),
            ("kidnapped", Assault),
            ("criticized", Accuse),
            ("denounces", Accuse),
            ("expelled", Sanction),
            ("demonstrated", Protest),
            ("marches", Protest),
        ] {
            assert_eq!(verb(form).and_then(|v| v.plain.own).map(|o| o.kind), Some(kind), "{form}");
        }
        assert!(verb("bridge").is_none());
        let blow = verb("blew").unwrap();
        assert!(blow.with.iter().any(|w| w.0 == "up" && w.1.own.is_some_and(|o| o.kind == Coerce)));
    }
}
