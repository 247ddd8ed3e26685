//! Known answers: published test vectors, and files that `known_answers.py` wrote from `docs/vault-format.md` alone.

use argon2::{Algorithm, Argon2, AssociatedData, ParamsBuilder, Version};
use chacha20poly1305::{AeadInOut, KeyInit, XChaCha20Poly1305};
use data_encoding::{HEXLOWER, HEXLOWER_PERMISSIVE};
use serde_json::Value;
use waymark_vault::seal::{Passphrase, Secret, VaultFile};

const FILE: &str = include_str!("known.waymark");

fn known() -> Value {
    serde_json::from_str(include_str!("known.json")).unwrap()
}

fn hex(text: &str) -> Vec<u8> {
    HEXLOWER_PERMISSIVE.decode(text.as_bytes()).unwrap()
}

fn number(value: &Value) -> u32 {
    value.as_u64().unwrap().try_into().unwrap()
}

#[test]
fn argon2id_gives_the_answer_of_rfc_9106_section_5_3() {
    let params = ParamsBuilder::new()
        .m_cost(32)
        .t_cost(3)
        .p_cost(4)
        .data(AssociatedData::new(&[4; 12]).unwrap())
        .build()
        .unwrap();
    let secret = [3; 8];
    let (id, version) = (Algorithm::Argon2id, Version::V0x13);
    let argon2 = Argon2::new_with_secret(&secret, id, version, params).unwrap();
    let mut tag = [0; 32];
    let (password, salt) = ([1; 32], [2; 16]);
    argon2
        .hash_password_into(&password, &salt, &mut tag)
        .unwrap();
    let expected = "0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659";
    assert_eq!(HEXLOWER.encode(&tag), expected);
}

#[test]
fn argon2id_with_our_parameters_gives_the_answers_of_argon2_cffi() {
    for vector in known()["argon2id"].as_array().unwrap() {
        let params = ParamsBuilder::new()
            .m_cost(number(&vector["memory_kib"]))
            .t_cost(number(&vector["passes"]))
            .p_cost(1)
            .build()
            .unwrap();
        let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
        let secret = vector["secret"].as_str().unwrap().as_bytes();
        let salt = hex(vector["salt"].as_str().unwrap());
        let mut key = [0; 32];
        argon2.hash_password_into(secret, &salt, &mut key).unwrap();
        assert_eq!(HEXLOWER.encode(&key), vector["key"].as_str().unwrap());
    }
}

#[test]
fn xchacha20_poly1305_gives_the_answer_of_the_draft_appendix_a_3_1() {
    let key: [u8; 32] = std::array::from_fn(|at| 0x80 + u8::try_from(at).unwrap());
    let nonce: [u8; 24] = std::array::from_fn(|at| 0x40 + u8::try_from(at).unwrap());
    let mut text = b"Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, \
        sunscreen would be it."
        .to_vec();
    XChaCha20Poly1305::new((&key).into())
        .encrypt_in_place((&nonce).into(), &hex("50515253c0c1c2c3c4c5c6c7"), &mut text)
        .unwrap();
    let expected = "bd6d179d3e83d43b9576579493c0e939572a1700252bfaccbed2902c21396cbb731c7f1b0b4aa6440bf3a82f4eda7e39\
                    ae64c6708c54c216cb96b72e1213b4522f8c9ba40db5d945b11b69b982c1bb9e3f3fac2bc369488f76b2383565d3fff9\
                    21f9664c97637da9768812f615c68b13b52ec0875924c1c7987947deafd8780acf49";
    assert_eq!(HEXLOWER.encode(&text), expected);
}

#[test]
fn a_file_of_another_program_opens_with_its_passphrase() {
    let known = known();
    let file = VaultFile::parse(FILE.as_bytes()).unwrap();
    let typed = Passphrase::new(known["typed"].as_str().unwrap()).unwrap();
    let key = file.header.unlock(&Secret::Passphrase(typed)).unwrap();
    assert_eq!(key.expose()[..], hex(known["data_key"].as_str().unwrap()));
    let expected = known["records"].as_array().unwrap();
    assert_eq!(file.records.len(), expected.len());
    for (record, expected) in file.records.iter().zip(expected) {
        assert_eq!(u32::from(record.schema()), number(&expected["schema"]));
        assert_eq!(record.id().to_string(), expected["id"].as_str().unwrap());
        assert_eq!(record.revision(), expected["revision"].as_u64().unwrap());
        let plain = key.open(record).unwrap();
        assert_eq!(plain[..], *expected["plain"].as_str().unwrap().as_bytes());
    }
}

#[test]
fn a_file_of_another_program_opens_with_its_recovery_code() {
    let known = known();
    let file = VaultFile::parse(FILE.as_bytes()).unwrap();
    let code = known["code"].as_str().unwrap().parse().unwrap();
    let key = file.header.unlock(&Secret::Recovery(code)).unwrap();
    assert_eq!(key.expose()[..], hex(known["data_key"].as_str().unwrap()));
}
