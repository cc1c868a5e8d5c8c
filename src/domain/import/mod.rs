//! Reading other systems' files.
