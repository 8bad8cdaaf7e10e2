//! Two validators of JSON Schema that have nothing to do with each other or with us.

use boon::{Compiler, SchemaIndex, Schemas};
use jsonschema::Validator;
use serde_json::Value;

use super::fixtures::document;

pub struct Validators {
    one: Validator,
    other: Schemas,
    index: SchemaIndex,
}

impl Validators {
    pub fn of_records() -> Validators {
        Validators::of("schema/record.schema.json")
    }

    pub fn of(schema: &str) -> Validators {
        let schema = document(schema);
        jsonschema::meta::validate(&schema).unwrap();
        let id = schema["$id"].as_str().unwrap().to_owned();
        let one = jsonschema::options().should_validate_formats(true).build(&schema).unwrap();
        let (mut other, mut compiler) = (Schemas::new(), Compiler::new());
        compiler.enable_format_assertions();
        compiler.add_resource(&id, schema).unwrap();
        let index = compiler.compile(&id, &mut other).unwrap();
        Validators { one, other, index }
    }

    /// Whether both accept; they are never of two minds.
    #[track_caller]
    pub fn accept(&self, value: &Value, what: &str) -> bool {
        let one = self.one.is_valid(value);
        let other = self.other.validate(value, self.index);
        assert_eq!(one, other.is_ok(), "{what}: jsonschema {one}, boon {other:#?}");
        one
    }

    pub fn complaints(&self, value: &Value) -> Vec<String> {
        self.one
            .iter_errors(value)
            .map(|error| format!("{} {error}", error.instance_path()))
            .collect()
    }
}
