//! Readability: how many years of school it takes to read a text.
//!
//! - English: the Flesch-Kincaid grade (Kincaid et al., 1975, "Derivation of New Readability Formulas").
//! - Spanish: Crawford's grade (Crawford, 1984, "A Spanish Language Fry-Type Readability Procedure"), designed for
//!   elementary school texts.

use crate::Lang;

/// Computes the grade of a text, given as paragraphs, headings and list items. An empty text has grade 0.
pub fn measure_grade(paragraphs: &[String], lang: Lang) -> f32 {
    let (mut words, mut sentences, mut syllables) = (0_u16, 0_u16, 0_u16);
    for sentence in paragraphs
        .iter()
        .flat_map(|text| text.split(['.', '!', '?', ':', ';']))
    {
        let before = words;
        for word in sentence.split(|c: char| !c.is_alphabetic() && c != '\'' && c != '’') {
            if word.contains(char::is_alphabetic) {
                words = words.saturating_add(1);
                syllables = syllables.saturating_add(syllables_of(word, lang));
            }
        }
        if words > before {
            sentences = sentences.saturating_add(1);
        }
    }
    if words == 0 {
        return 0.0;
    }
    let (words, sentences, syllables) =
        (f32::from(words), f32::from(sentences), f32::from(syllables));
    match lang {
        Lang::En => 0.39 * words / sentences + 11.8 * syllables / words - 15.59,
        Lang::Es => 4.9 * syllables / words - 20.5 * sentences / words - 3.407,
    }
}

/// Estimates the number of syllables in a word; at least 1.
fn syllables_of(word: &str, lang: Lang) -> u16 {
    let letters: Vec<char> = word
        .to_lowercase()
        .chars()
        .filter(|c| c.is_alphabetic())
        .collect();
    let count = match lang {
        Lang::En => in_english(&letters),
        Lang::Es => in_spanish(&letters),
    };
    u16::try_from(count.max(1)).unwrap_or(1)
}

/// Counts groups of vowels, except silent ones at the end.
fn in_english(letters: &[char]) -> usize {
    let is_vowel = |c: &char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
    if letters.len() <= 3 {
        return 1;
    }
    let silent = match letters {
        [.., before, 'e', 'd'] => !matches!(before, 't' | 'd'),
        [.., before, 'e', 's'] | [.., before, 'e'] => !is_vowel(before) && *before != 'l',
        _ => false,
    };
    let ending = match letters.last() {
        Some('e') => 1,
        _ => 2,
    };
    let spoken = if silent {
        &letters[..letters.len() - ending]
    } else {
        letters
    };
    let spoken = if spoken.first() == Some(&'y') {
        &spoken[1..]
    } else {
        spoken
    };
    spoken
        .chunk_by(|a, b| is_vowel(a) == is_vowel(b))
        .filter(|group| is_vowel(&group[0]))
        .count()
}

/// Counts vowels. A diphthong counts as one.
fn in_spanish(letters: &[char]) -> usize {
    let is_strong = |c: char| matches!(c, 'a' | 'e' | 'o' | 'á' | 'é' | 'ó');
    let is_vowel = |c: char| is_strong(c) || matches!(c, 'i' | 'u' | 'í' | 'ú' | 'ü');
    let is_alone = |c: char| matches!(c, 'í' | 'ú');
    let mut before = None;
    let mut count = 0;
    for &letter in letters {
        let joins = before.is_some_and(|before: char| {
            let is_hiatus =
                is_strong(before) && is_strong(letter) || is_alone(before) || is_alone(letter);
            is_vowel(before) && !is_hiatus
        });
        if is_vowel(letter) && !joins {
            count += 1;
        }
        before = Some(letter);
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_are_counted_as_pronounced() {
        for (word, count) in [
            ("the", 1),
            ("help", 1),
            ("craving", 2),
            ("medicine", 3),
            ("called", 1),
            ("needed", 2),
            ("table", 2),
            ("naloxone", 3),
        ] {
            assert_eq!(syllables_of(word, Lang::En), count, "{word}");
        }
        for (word, count) in [
            ("ayuda", 3),
            ("día", 2),
            ("bien", 1),
            ("oír", 2),
            ("naloxona", 4),
            ("adicción", 3),
            ("leer", 2),
        ] {
            assert_eq!(syllables_of(word, Lang::Es), count, "{word}");
        }
    }

    #[test]
    fn long_words_and_sentences_have_a_higher_grade() {
        let text = |text: &str| [text.to_owned()];
        let plain = measure_grade(&text("Call us. We can help you now."), Lang::En);
        let hard = measure_grade(
            &text(
                "Institutional accreditation necessitates comprehensive documentation of therapeutic interventions.",
            ),
            Lang::En,
        );
        assert!(plain < 2.0 && hard > 12.0, "{plain} {hard}");
        let plain = measure_grade(&text("Llame ya. Le van a ayudar."), Lang::Es);
        let hard = measure_grade(
            &text(
                "La institucionalización administrativa obstaculiza considerablemente procedimientos terapéuticos interdisciplinarios.",
            ),
            Lang::Es,
        );
        assert!(plain < 3.0 && hard > 8.0, "{plain} {hard}");
    }
}
