//! The text index: the words of every listing's names and texts, in tantivy. [`crate::text_matches`] searches it.

use crate::analysis::register_tokenizers;
use tantivy::{
    ReloadPolicy, Searcher, TantivyDocument,
    schema::{Field, IndexRecordOption, Schema, TextFieldIndexing, TextOptions},
};
use waymark_directory::{Lang, Listing, fold::fold, places};

/// Memory for one segment while it is built. The whole directory is one segment.
const WRITER_BYTES: usize = 64 << 20;

pub(crate) struct TextIndex {
    pub(crate) searcher: Searcher,
    pub(crate) fields: Fields,
}

/// No field is stored, because the listings themselves are kept in memory.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fields {
    /// Names, folded but not stemmed.
    pub(crate) name: Field,
    /// All words of a listing, stemmed as English and as Spanish. Its terms aren't among them: those are concepts.
    pub(crate) text: [Field; 2],
}

impl Fields {
    pub(crate) fn text_in(&self, lang: Lang) -> Field {
        self.text[lang as usize]
    }
}

fn schema() -> (Schema, Fields) {
    let mut schema = Schema::builder();
    let indexed = |tokenizer: &str| {
        let indexing = TextFieldIndexing::default()
            .set_tokenizer(tokenizer)
            .set_index_option(IndexRecordOption::WithFreqs);
        TextOptions::default().set_indexing_options(indexing)
    };
    let fields = Fields {
        name: schema.add_text_field("name", indexed("plain")),
        text: Lang::ALL.map(|lang| schema.add_text_field(lang.tag(), indexed(lang.tag()))),
    };
    (schema.build(), fields)
}

impl TextIndex {
    /// Builds the index in memory. Document n is listing n.
    pub(crate) fn build<'l>(listings: impl Iterator<Item = &'l Listing>) -> tantivy::Result<Self> {
        let (schema, fields) = schema();
        let builder = tantivy::Index::builder().schema(schema);
        let tokenizers = tantivy::tokenizer::TokenizerManager::new();
        register_tokenizers(&tokenizers);
        let mut writer = builder
            .tokenizers(tokenizers)
            .single_segment_index_writer::<TantivyDocument>(
                tantivy::directory::RamDirectory::create(),
                WRITER_BYTES,
            )?;
        for listing in listings {
            writer.add_document(document(listing, &fields))?;
        }
        let reader = writer
            .finalize()?
            .reader_builder()
            .reload_policy(ReloadPolicy::Manual);
        let searcher = reader.try_into()?.searcher();
        Ok(Self { searcher, fields })
    }
}

fn document(listing: &Listing, fields: &Fields) -> TantivyDocument {
    let mut document = TantivyDocument::new();
    document.add_text(fields.name, folded_names(listing));
    for lang in Lang::ALL {
        let mut text = folded_names(listing);
        let mut add = |words: &str| {
            text.push(' ');
            text.push_str(&fold(words));
        };
        add(listing.organization.as_deref().unwrap_or_default());
        add(listing.description.exactly(lang).unwrap_or_default());
        add(listing.eligibility.exactly(lang).unwrap_or_default());
        if let Some(address) = &listing.address {
            add(&address.city);
            add(places::state_name(address.state, lang));
        }
        document.add_text(fields.text_in(lang), text);
    }
    document
}

/// All names of a listing in all languages, folded.
pub(crate) fn folded_names(listing: &Listing) -> String {
    let own = Lang::ALL
        .iter()
        .filter_map(|lang| listing.name.exactly(*lang));
    let others = listing.alternate_names.iter().map(|name| &**name);
    own.chain(others).map(fold).collect::<Vec<_>>().join(" ")
}
