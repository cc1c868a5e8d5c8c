//! What a person typed into a form, and what was wrong with it: kept together, so that a page can be shown again with
//! nothing lost (D3.2).

use std::borrow::Cow;
use std::collections::BTreeMap;

/// Something that is put into a message where its text leaves a gap.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MessageArg {
    /// Text as it is.
    Text(String),
    /// A number, which chooses between singular and plural.
    Number(i64),
}
impl From<&str> for MessageArg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}
impl From<String> for MessageArg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}
impl From<i64> for MessageArg {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

/// A sentence that is not in any language yet: the key of its text and what fills the gaps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// The key in `templates/text/*.ftl`.
    pub key: Cow<'static, str>,
    /// What fills its gaps, by name.
    pub args: Vec<(&'static str, MessageArg)>,
}

impl Message {
    /// The text with this key.
    pub fn new(key: impl Into<Cow<'static, str>>) -> Self {
        Self { key: key.into(), args: Vec::new() }
    }
    /// The same with one gap filled.
    pub fn with(mut self, name: &'static str, value: impl Into<MessageArg>) -> Self {
        self.args.push((name, value.into()));
        self
    }
}

/// D3.4: one thing that is wrong, and the field that it is wrong with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldError {
    /// The field's name, which is also the id of its first control.
    pub field: Cow<'static, str>,
    /// What to do about it.
    pub message: Message,
}

/// What was typed into a form, by field, and what was wrong with it, in the order of the page.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Form {
    values: BTreeMap<String, Vec<String>>,
    errors: Vec<FieldError>,
}

impl Form {
    /// A form that nobody has typed into.
    pub fn new() -> Self {
        Self::default()
    }
    /// A form with what came in; a name that comes twice keeps both values.
    pub fn from_pairs<N: Into<String>, V: Into<String>>(pairs: impl IntoIterator<Item = (N, V)>) -> Self {
        let mut form = Self::new();
        for (name, value) in pairs {
            form.values.entry(name.into()).or_default().push(value.into());
        }
        form
    }
    /// The same with one field filled in.
    pub fn filled(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.values.insert(name.into(), vec![value.into()]);
        self
    }
    /// The same with what a field holds, unless somebody has typed into it, if only to empty it.
    pub fn holding(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.values.entry(name.into()).or_insert_with(|| vec![value.into()]);
        self
    }
    /// D3.2: forgets a secret or a code, which is never shown again.
    pub fn forget(&mut self, name: &str) {
        self.values.remove(name);
    }
    /// The same with something in a field.
    pub fn with_value(mut self, name: &str, value: impl Into<String>) -> Self {
        self.values.insert(name.into(), vec![value.into()]);
        self
    }
    /// What was typed into a field; empty if nothing was.
    pub fn value(&self, name: &str) -> &str {
        self.values.get(name).and_then(|v| v.first()).map_or("", String::as_str)
    }
    /// Everything that was chosen in a field of several choices.
    pub fn values(&self, name: &str) -> &[String] {
        self.values.get(name).map_or(&[], Vec::as_slice)
    }
    /// Whether this choice was made in this field.
    pub fn has(&self, name: &str, value: &str) -> bool {
        self.values(name).iter().any(|v| v == value)
    }
    /// Says that something is wrong with a field. The first thing said about a field is the one shown beside it.
    pub fn fail(&mut self, field: impl Into<Cow<'static, str>>, message: Message) {
        self.errors.push(FieldError { field: field.into(), message });
    }
    /// The same on the way: a form that failed.
    pub fn failing(mut self, field: impl Into<Cow<'static, str>>, message: Message) -> Self {
        self.fail(field, message);
        self
    }
    /// What is wrong with a field.
    pub fn error(&self, name: &str) -> Option<&Message> {
        self.errors.iter().find(|e| e.field == name).map(|e| &e.message)
    }
    /// Everything that is wrong.
    pub fn errors(&self) -> &[FieldError] {
        &self.errors
    }
    /// Whether anything is wrong.
    pub fn is_failed(&self) -> bool {
        !self.errors.is_empty()
    }
}

/// What people type is personal: only the names of the fields and the keys of the errors are shown.
impl std::fmt::Debug for Form {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let errors: Vec<_> = self.errors.iter().map(|e| (&e.field, &e.message.key)).collect();
        f.debug_struct("Form")
            .field("fields", &self.values.keys().collect::<Vec<_>>())
            .field("errors", &errors)
            .finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn d3_2_a_form_keeps_what_was_typed_and_says_what_was_wrong() {
        let mut form = Form::from_pairs([("name", "Ada"), ("topic", "a"), ("topic", "b"), ("code", "123456")])
            .failing("name", Message::new("x").with("limit", 200))
            .failing("name", Message::new("y"));
        form.forget("code");
        assert_eq!((form.value("name"), form.value("code"), form.value("none")), ("Ada", "", ""));
        assert!(form.has("topic", "a") && form.has("topic", "b") && !form.has("topic", "c"));
        assert_eq!(form.error("name").map(|m| m.key.as_ref()), Some("x"));
        assert_eq!((form.errors().len(), form.is_failed()), (2, true));
    }

    #[test]
    fn what_was_typed_is_not_in_the_debug_form() {
        let form = Form::new().filled("name", "Ada Lovelace");
        assert!(!format!("{form:?}").contains("Ada"));
    }
}
