//! `GET /api/v1/suggest`: suggestions for what a person is typing into the search box.

use super::{parameters::Parameters, respond::json_answer};
use crate::{
    http::error::{HttpError, ProblemDocument},
    state::AppState,
};
use axum::{
    extract::{RawQuery, State},
    response::Response,
};
use serde::Serialize;
use utoipa::ToSchema;
use waymark_directory::{Facet, Lang, Vocabulary};
use waymark_search::{Directory, Suggestion, SuggestionTarget};

/// More suggestions would cover the page on a phone.
const MAX_SUGGESTIONS: usize = 8;

/// What a person may mean, the likeliest first.
#[derive(Debug, Serialize, ToSchema)]
pub struct Suggestions {
    suggestions: Vec<SuggestionRecord>,
}

/// One line under a search box.
#[derive(Debug, Serialize, ToSchema)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum SuggestionRecord {
    /// A need: search with `need`.
    Need {
        /// The text to show.
        label: String,
        /// The parameter's value.
        need: &'static str,
    },
    /// A group served: search with `group`.
    Group {
        /// The text to show.
        label: String,
        /// The parameter's value.
        group: &'static str,
    },
    /// A listing: open its page.
    Name {
        /// The text to show.
        label: String,
        /// The path of its page here.
        url: String,
    },
    /// A place: search with `near`.
    Place {
        /// The text to show.
        label: String,
        /// The parameter's value.
        near: String,
    },
}

/// Suggests needs and names for `q`, or places for `near`.
#[utoipa::path(
    get,
    path = "/api/v1/suggest",
    tag = "directory",
    params(
        ("q" = Option<String>, Query, description = "The beginning of a need or a name, two characters or more", example = "det"),
        ("near" = Option<String>, Query, description = "The beginning of a city; `q` is then ignored", example = "denv"),
        ("lang" = Option<String>, Query, description = "Language of the labels: \"en\" (default) or \"es\""),
    ),
    responses(
        (status = 200, body = Suggestions),
        (status = 400, description = "`lang` is malformed", body = ProblemDocument, content_type = "application/problem+json"),
    )
)]
pub async fn suggest(
    State(state): State<AppState>,
    RawQuery(query): RawQuery,
) -> Result<Response, HttpError> {
    let query = query.unwrap_or_default();
    let parameters = Parameters::parse(&query);
    let lang = parameters.lang()?;
    let directory = state.directory();
    let found = match parameters.get("near") {
        Some(typed) => directory.suggest_places(typed, MAX_SUGGESTIONS),
        None => directory.suggest_needs_and_names(
            parameters.get("q").unwrap_or_default(),
            lang,
            MAX_SUGGESTIONS,
        ),
    };
    let suggestions = found
        .into_iter()
        .filter_map(|found| SuggestionRecord::new(found, &directory, lang))
        .collect();
    json_answer(&Suggestions { suggestions })
}

impl SuggestionRecord {
    /// Returns `None` for a term that can't narrow a search.
    fn new(
        Suggestion { target, label }: Suggestion,
        directory: &Directory,
        lang: Lang,
    ) -> Option<Self> {
        match target {
            SuggestionTarget::Term(id) => {
                let term = Vocabulary::get().term(id);
                match term.facet {
                    Facet::Need => Some(Self::Need {
                        label,
                        need: &term.key,
                    }),
                    Facet::Group => Some(Self::Group {
                        label,
                        group: &term.key,
                    }),
                    _ => None,
                }
            }
            SuggestionTarget::Listing(id) => {
                let url = lang.path(&directory.listing(&id)?.path());
                Some(Self::Name { label, url })
            }
            SuggestionTarget::Place => Some(Self::Place {
                near: label.clone(),
                label,
            }),
        }
    }
}
