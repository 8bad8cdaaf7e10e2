//! Members that must stand, or must not, because of what another one says.

use serde_json::Value;

use crate::wire::fault::FaultCode;
use crate::wire::node::Node;

pub struct Follows {
    name: &'static str,
    of: &'static str,
    is: &'static [&'static str],
    alone: bool,
}

/// `name` must stand where `of` is one of these.
pub const fn where_it_is(
    name: &'static str,
    of: &'static str,
    is: &'static [&'static str],
) -> Follows {
    Follows { name, of, is, alone: false }
}

/// `name` must stand where `of` is one of these, and nowhere else.
pub const fn only_where_it_is(
    name: &'static str,
    of: &'static str,
    is: &'static [&'static str],
) -> Follows {
    Follows { name, of, is, alone: true }
}

pub fn follow(node: &Node, table: &[Follows]) {
    let Some(object) = node.object() else { return };
    for follows in table {
        let found = word(object.members.get(follows.of));
        if !follows.is.contains(&found) {
            if follows.alone {
                let expected = ["nothing, unless ", follows.of, " says otherwise"].concat();
                object.fault(follows.name, FaultCode::NotAllowed, &expected);
            }
        } else if !object.has(follows.name) {
            let expected = ["to be there, for ", follows.of, " is ", found].concat();
            object.lacks(follows.name, &expected);
        }
    }
}

/// A code, or `true` or `false`; empty for anything else and for nothing.
pub fn word(value: Option<&Value>) -> &str {
    match value {
        Some(Value::String(text)) => text,
        Some(Value::Bool(true)) => "true",
        Some(Value::Bool(false)) => "false",
        _ => "",
    }
}
