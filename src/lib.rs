//! A talk about sharing information, and the record of what was said.
