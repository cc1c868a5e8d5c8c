//! Whole journeys through HTTP, each on both databases.

mod access;
mod address_change;
mod cases;
mod decisions;
mod elsewhere;
mod erasure;
mod export;
mod objection;
mod own_data;
mod policy;
mod preferences;
mod restriction;
mod sign_in;
