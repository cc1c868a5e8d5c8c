//! Whole journeys through HTTP, each on both databases.

mod access;
mod address_change;
mod cases;
mod export;
mod notices;
mod own_data;
mod policy;
mod preferences;
mod retention;
mod sign_in;
