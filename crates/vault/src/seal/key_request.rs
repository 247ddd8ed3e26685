//! A key request asks for the keys of a vault. Making a key is slow on purpose, so a page asks a worker: it sends the
//! request as JSON in bytes, and gets a `Result<NewKeys, SealError>` back in the same form. Bytes rather than text, because
//! both sides can wipe them.

use super::{
    DataKey, Header, Passphrase, Protection, SealError, Secret, bytes::base64url, id::VaultId,
    key::Key,
};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use zeroize::Zeroizing;

/// Room for the longest message, in bytes: a header, a key, and a passphrase in which every character is escaped.
/// Growing would leave a copy behind.
const MESSAGE_BYTES: usize = 16 << 10;

/// The header and the key of a vault that is open.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Keys {
    pub header: Header,
    // Only here: `DataKey` itself can't be serialized, so that nobody stores one by accident.
    #[serde(serialize_with = "write_key", deserialize_with = "read_key")]
    pub key: DataKey,
}

#[derive(Serialize, Deserialize)]
pub enum KeyRequest {
    CreateVault { passphrase: String },
    UnlockByPassphrase { header: Header, passphrase: String },
    UnlockByCode { header: Header, code: String },
    ChangePassphrase { keys: Keys, passphrase: String },
    MakeRecoveryCode { keys: Keys },
}

#[derive(Debug, Serialize, Deserialize)]
pub struct NewKeys {
    pub keys: Keys,
    /// A new recovery code, as it is printed.
    pub code: Option<String>,
}

impl KeyRequest {
    pub fn to_json(&self) -> Zeroizing<Vec<u8>> {
        to_json(self)
    }

    fn make_keys(self) -> Result<NewKeys, SealError> {
        let mut code = None;
        let (header, key) = match self {
            Self::CreateVault { passphrase } => {
                Header::create(&Protection::Passphrase(Passphrase::new(&passphrase)?))?
            }
            Self::UnlockByPassphrase { header, passphrase } => {
                let key = header.unlock(&Secret::Passphrase(Passphrase::new(&passphrase)?))?;
                (header, key)
            }
            Self::UnlockByCode { header, code } => {
                let key = header.unlock(&Secret::Recovery(code.parse()?))?;
                (header, key)
            }
            Self::ChangePassphrase { keys, passphrase } => {
                let Keys { header, key } = keys;
                let passphrase = Passphrase::new(&passphrase)?;
                (header.with_passphrase(&key, &passphrase)?, key)
            }
            Self::MakeRecoveryCode { keys } => {
                let (header, new_code) = keys.header.with_recovery_code(&keys.key)?;
                code = Some(new_code.printed().to_string());
                (header, keys.key)
            }
        };
        let keys = Keys { header, key };
        Ok(NewKeys { keys, code })
    }
}

/// Does what a request asks for, in the worker, and returns the response. Slow.
pub fn answer_key_request(request: &[u8]) -> Zeroizing<Vec<u8>> {
    let request = serde_json::from_slice::<KeyRequest>(request);
    let request = request.map_err(|_| SealError::NotAVault);
    to_json(&request.and_then(KeyRequest::make_keys))
}

/// Reads what [`answer_key_request`] returned. The outer error means that this isn't a response at all.
pub fn read_key_response(response: &[u8]) -> Result<Result<NewKeys, SealError>, serde_json::Error> {
    serde_json::from_slice(response)
}

/// If this fails, the result isn't JSON, and the other side rejects it.
fn to_json(message: &impl Serialize) -> Zeroizing<Vec<u8>> {
    let mut json = Zeroizing::new(Vec::with_capacity(MESSAGE_BYTES));
    drop(serde_json::to_writer(&mut *json, message));
    json
}

#[derive(Serialize, Deserialize)]
struct ExposedKey {
    vault: VaultId,
    #[serde(with = "base64url")]
    key: Key,
}

fn write_key<S: Serializer>(key: &DataKey, serializer: S) -> Result<S::Ok, S::Error> {
    let (vault, key) = (key.vault(), key.key().clone());
    ExposedKey { vault, key }.serialize(serializer)
}

fn read_key<'de, D: Deserializer<'de>>(deserializer: D) -> Result<DataKey, D::Error> {
    let ExposedKey { vault, key } = ExposedKey::deserialize(deserializer)?;
    Ok(DataKey::new(vault, key))
}
