//! Every weight of the ranking, each with its reason. Scores are sums of what fits, times factors for where, how
//! special and how sure; only their order matters.

/// A need or service that was asked for and is coded: the surest sign that a place fits.
pub(crate) const CORE: f32 = 4.0;
/// A way to pay, a group, a language, an age or an access word that is coded: a condition, not the purpose.
pub(crate) const CONDITION: f32 = 2.5;
/// Of a phrase with several meanings the rarest counts whole, each further one this share: "rehab" means live-in
/// treatment first, but a place for both is the safer answer.
pub(crate) const FURTHER_MEANING: f32 = 0.125;
/// The share of a term's weight that depends on how rare the term is: among the meanings of a phrase the rarer
/// is the more exact.
pub(crate) const RARITY: f32 = 0.6;
/// A general need that follows only from an exact one, beside one that is coded itself: a clinic for substance use
/// that sees to depression too is no mental-health centre.
pub(crate) const INFERRED: f32 = 0.45;
/// All words stand in the name: the person knows the place. More than any two needs together.
pub(crate) const NAME: f32 = 9.0;
/// From this share of the query's words, weighted by rarity, a name is near enough to count.
pub(crate) const NEAR_NAME: f32 = 0.7;
/// From this share of a name's words the name was surely meant, if all words of the query stand in it.
pub(crate) const MEANT_PRECISION: f32 = 0.6;
/// What a name counts that holds all words and many more, beside one that is just these words.
pub(crate) const LOOSE_NAME: f32 = 0.4;
/// How steeply a name counts less that holds more than a query of mere vocabulary: "narcotics anonymous" is a name,
/// "detox" hardly one.
pub(crate) const VOCABULARY_NAME_POWER: i32 = 5;
/// A word of the query stands in the name, times BM25.
pub(crate) const NAME_WORD: f32 = 1.0;
/// A word of the query stands in the text of either language, times BM25: text only mentions.
pub(crate) const TEXT_WORD: f32 = 0.4;
/// Beside concepts, words in text never weigh more than this: less than one need.
pub(crate) const MOST_WORDS: f32 = 3.0;
/// The words of a phrase that is met by its code, standing in text too, never weigh more than this: they only tell
/// like from like.
pub(crate) const MOST_SAID: f32 = 1.2;
/// Words that complete an unfinished last word count a little less than whole ones.
pub(crate) const COMPLETED: f32 = 0.7;
/// The name itself says the need ("Aspen Detox Center"): the place is for it, not only also.
pub(crate) const NAMED_FOR: f32 = 0.30;
/// A place that does nothing else than what is asked: specialists before those who merely also offer it.
pub(crate) const FOCUS: f32 = 0.35;
/// The data says nothing about a condition: it may be met, but one has to ask.
pub(crate) const SILENT: f32 = 0.15;
/// The place has what is not wanted.
pub(crate) const AVOIDED: f32 = 0.15;
/// The place serves some people only, and nobody said to be one of them.
pub(crate) const EXCLUSIVE: f32 = 0.8;
/// A place at the typical distance counts half as much as one next door...
pub(crate) const NEAREST_FOR_SCALE: usize = 6;
/// ...where that distance is how far the sixth nearest fitting place is, but never less than a bus ride
pub(crate) const MIN_SCALE_MILES: f32 = 4.0;
/// and never more than an hour's drive.
pub(crate) const MAX_SCALE_MILES: f32 = 45.0;
/// A listing without a door (a phone line, an agency) beside those that have one, where a place is asked for.
pub(crate) const DOORLESS: f32 = 0.3;
/// The same for one that serves this state and not the whole country.
pub(crate) const DOORLESS_OF_STATE: f32 = 0.5;
/// Facts lose this share a year behind the newest of the directory: phones and programmes change.
pub(crate) const YEARLY: f32 = 0.03;
/// But old facts are still better than none.
pub(crate) const OLDEST: f32 = 0.85;
/// Without a number one cannot call first.
pub(crate) const NO_PHONE: f32 = 0.85;
/// Whoever reads Spanish is better served where it is spoken, if all else is equal.
pub(crate) const SPEAKS_READERS_LANGUAGE: f32 = 1.06;
/// Open at the time asked for is known; where hours are not listed one has to ask.
pub(crate) const HOURS_UNKNOWN: f32 = 0.2;
/// The third and each further site of one organisation on the same list: choice is worth more than a directory of
/// one provider.
pub(crate) const REPEATED: f32 = 0.75;
/// Sites of one organisation that are shown without loss.
pub(crate) const FREE_REPEATS: usize = 2;
