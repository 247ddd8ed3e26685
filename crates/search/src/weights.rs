//! Every weight of the ranking, with its reason. A score is the sum of what fits, times factors for how near, how
//! specialized and how certain it is. Only the order of scores matters.

/// A need or service that was asked for and is coded: the surest sign that a place fits.
pub(crate) const CORE: f32 = 4.0;
/// A coded way to pay, group, language, age or kind of access: a condition, not the purpose.
pub(crate) const CONDITION: f32 = 2.5;
/// If a phrase has several meanings, the rarest counts in full and each further one counts this share. "Rehab" means
/// live-in treatment first, but a place that offers both meanings is the safer answer.
pub(crate) const FURTHER_MEANING: f32 = 0.125;
/// The share of a term's weight that depends on how rare the term is: of a phrase's meanings, the rarer is more exact.
pub(crate) const RARITY: f32 = 0.6;
/// A general need that only follows from an exact one, beside one that is coded itself: a substance use clinic that
/// also treats depression isn't a mental health center.
pub(crate) const INFERRED: f32 = 0.45;
/// All words are in the name, so the person knows the place. This is more than any two needs together.
pub(crate) const NAME: f32 = 9.0;
/// A name counts from this share of the query's words, weighted by rarity.
pub(crate) const NEAR_NAME: f32 = 0.7;
/// If all words of the query are in a name and make up this share of it, that name was surely meant.
pub(crate) const MEANT_PRECISION: f32 = 0.6;
/// How much a name with all the words and many more counts, compared with a name of just these words.
pub(crate) const LOOSE_NAME: f32 = 0.4;
/// How steeply a name loses if it has more words than a query of plain vocabulary: "narcotics anonymous" is a name,
/// and "detox" hardly is.
pub(crate) const VOCABULARY_NAME_POWER: i32 = 5;
/// A word of the query is in the name; times BM25.
pub(crate) const NAME_WORD: f32 = 1.0;
/// A word of the query is in the text of either language; times BM25. Text may only mention something.
pub(crate) const TEXT_WORD: f32 = 0.4;
/// Beside concepts, words in the text never weigh more than this, which is less than one need.
pub(crate) const MAX_WORDS: f32 = 3.0;
/// The words of a phrase that is met by its code never weigh more than this if the text has them too. They only
/// separate places that are otherwise alike.
pub(crate) const MAX_CONCEPT_WORDS: f32 = 1.2;
/// Words that complete an unfinished last word count a little less than whole ones.
pub(crate) const COMPLETED: f32 = 0.7;
/// The name itself says the need ("Aspen Detox Center"): that is what the place is for.
pub(crate) const NAMED_FOR: f32 = 0.30;
/// A place that does only what is asked comes before one that also does it.
pub(crate) const FOCUS: f32 = 0.35;
/// The data says nothing about a condition: the place may meet it, but the person has to ask.
pub(crate) const UNKNOWN_CONDITION: f32 = 0.15;
/// The place has what the person doesn't want.
pub(crate) const AVOIDED: f32 = 0.15;
/// The place serves only some people, and the person didn't say that they are one of them.
pub(crate) const EXCLUSIVE: f32 = 0.8;
/// A place at the typical distance counts half as much as one next door. That distance is how far away the sixth
/// nearest fitting place is ...
pub(crate) const NEAREST_FOR_SCALE: usize = 6;
/// ... but at least a bus ride ...
pub(crate) const MIN_SCALE_MILES: f32 = 4.0;
/// ... and at most an hour's drive.
pub(crate) const MAX_SCALE_MILES: f32 = 45.0;
/// A listing without an address (a phone line, an agency), compared with those that have one, if a place is asked for.
pub(crate) const DOORLESS: f32 = 0.3;
/// The same, if it serves this state and not the whole country.
pub(crate) const DOORLESS_OF_STATE: f32 = 0.5;
/// What facts lose for each year that they are older than the newest in the directory: phones and programs change.
pub(crate) const YEARLY: f32 = 0.03;
/// Old facts are still better than none.
pub(crate) const OLDEST: f32 = 0.85;
/// Without a number, nobody can call first.
pub(crate) const NO_PHONE: f32 = 0.85;
/// All else being equal, people who read Spanish are better served where it is spoken.
pub(crate) const SPEAKS_READERS_LANGUAGE: f32 = 1.06;
/// The hours aren't listed, so the person has to ask whether it is open.
pub(crate) const HOURS_UNKNOWN: f32 = 0.2;
/// The third and each further site of one organization on the same list: people need a choice of providers.
pub(crate) const REPEATED: f32 = 0.75;
/// Sites of one organization that lose nothing.
pub(crate) const FREE_REPEATS: usize = 2;
