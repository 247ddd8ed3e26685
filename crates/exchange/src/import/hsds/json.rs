//! Services in JSON, whatever holds them: an organization, a service at a location, or nothing.

use super::super::{ImportError, json, record::Record};
use serde_json::Value;
use std::path::Path;

const WANTED: &str = "HSDS 3 JSON: services, a page of them, or one a line";
/// What a service has at least one of.
const PARTS: [&str; 6] = [
    "organization",
    "organization_id",
    "phones",
    "schedules",
    "service_at_locations",
    "status",
];

/// Calls `take` with every service of a file.
pub(super) fn each_service(path: &Path, take: &mut dyn FnMut(&Record)) -> Result<(), ImportError> {
    json::each(path, WANTED, &mut |object| unwrap(object, take))
}

fn unwrap(mut object: Record, take: &mut dyn FnMut(&Record)) -> Result<(), &'static str> {
    if let Some(Value::Array(services)) = object.remove("services") {
        for value in services {
            let Value::Object(mut service) = value else {
                return Err("an organization has services that are none");
            };
            service.insert("organization".to_owned(), Value::Object(object.clone()));
            take(&service);
        }
        return Ok(());
    }
    if let Some(Value::Object(mut service)) = object.remove("service") {
        let at = Value::Array(vec![Value::Object(object)]);
        service.insert("service_at_locations".to_owned(), at);
        take(&service);
        return Ok(());
    }
    // Other formats have lists of things with names too.
    let is_service =
        object.contains_key("name") && PARTS.iter().any(|part| object.contains_key(*part));
    if !is_service {
        return Err("an object is neither a service nor a page of services");
    }
    take(&object);
    Ok(())
}
