//! The tantivy index: which fields there are, and what of a listing stands in each.

use crate::analysis;
use tantivy::{
    Index, TantivyDocument,
    schema::{Field, IndexRecordOption, Schema, TextFieldIndexing, TextOptions},
};
use waymark_directory::{Lang, Listing, fold::fold, places};

/// Memory for one segment while it is built, in bytes; the whole directory is one segment.
const WRITER_BYTES: usize = 64 << 20;

/// The fields; none is stored, because listings are kept in memory beside the index.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fields {
    /// Names, folded but not stemmed.
    pub(crate) name: Field,
    /// Every word of a listing but its terms, which are concepts; stemmed as English and as Spanish.
    pub(crate) text: [Field; 2],
}

impl Fields {
    pub(crate) fn text(&self, lang: Lang) -> Field {
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

/// Builds the index in memory; document n is listing n.
pub(crate) fn build<'l>(
    listings: impl Iterator<Item = &'l Listing>,
) -> tantivy::Result<(Index, Fields)> {
    let (schema, fields) = schema();
    let builder = Index::builder().schema(schema);
    let tokenizers = tantivy::tokenizer::TokenizerManager::new();
    analysis::register(&tokenizers);
    let mut writer = builder
        .tokenizers(tokenizers)
        .single_segment_index_writer::<TantivyDocument>(
            tantivy::directory::RamDirectory::create(),
            WRITER_BYTES,
        )?;
    for listing in listings {
        writer.add_document(document(listing, &fields))?;
    }
    Ok((writer.finalize()?, fields))
}

fn document(listing: &Listing, fields: &Fields) -> TantivyDocument {
    let mut document = TantivyDocument::new();
    document.add_text(fields.name, names(listing));
    for lang in Lang::ALL {
        let mut text = names(listing);
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
        document.add_text(fields.text(lang), text);
    }
    document
}

/// All names of a listing, folded.
pub(crate) fn names(listing: &Listing) -> String {
    let own = Lang::ALL
        .iter()
        .filter_map(|lang| listing.name.exactly(*lang));
    let others = listing.alternate_names.iter().map(|name| &**name);
    own.chain(others).map(fold).collect::<Vec<_>>().join(" ")
}
