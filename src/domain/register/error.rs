//! What is wrong with a register file or row, said so that whoever wrote it can mend it.

use std::fmt;

/// A register file or row that cannot be used: where it is wrong, how, and what is allowed there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RegisterError {
    /// The file as it was named to us, or `database`.
    pub file: Box<str>,
    /// The register, if the trouble is inside one.
    pub register: Option<Box<str>>,
    /// The row's key, or `row 3` where the row has none.
    pub key: Option<Box<str>>,
    /// The field, where it is known.
    pub field: Option<Box<str>>,
    /// What is wrong, with the offending word in it.
    pub problem: Box<str>,
    /// What may stand there instead, where the problem does not say it already.
    pub allowed: Option<Box<str>>,
}

impl RegisterError {
    pub(super) fn in_file(file: &str, problem: impl Into<Box<str>>) -> Self {
        Self { file: file.into(), register: None, key: None, field: None, problem: problem.into(), allowed: None }
    }
    pub(super) fn in_row(file: &str, register: &str, key: &str, problem: impl Into<Box<str>>) -> Self {
        Self { register: Some(register.into()), key: Some(key.into()), ..Self::in_file(file, problem) }
    }
    pub(super) fn field(mut self, field: &str) -> Self {
        self.field = Some(field.into());
        self
    }
    pub(super) fn allowed(mut self, allowed: impl Into<Box<str>>) -> Self {
        self.allowed = Some(allowed.into());
        self
    }
}

impl fmt::Display for RegisterError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.file)?;
        match (&self.register, &self.key) {
            (Some(register), Some(key)) => write!(f, "{register} {key}: ")?,
            (Some(register), None) => write!(f, "{register}: ")?,
            _ => {}
        }
        if let Some(field) = &self.field {
            write!(f, "{field}: ")?;
        }
        f.write_str(&self.problem)?;
        match &self.allowed {
            Some(allowed) => write!(f, "; allowed: {allowed}"),
            None => Ok(()),
        }
    }
}
impl std::error::Error for RegisterError {}
