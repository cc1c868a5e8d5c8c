//! Whole journeys through HTTP, each on both databases.

mod access;
mod address_change;
mod api;
mod cases;
mod categories;
mod consent;
mod decisions;
mod desk;
mod disclosures;
mod elsewhere;
mod erasure;
mod export;
mod feed;
mod files;
mod languages;
mod notices;
mod objection;
mod own_data;
mod parallel;
mod policy;
mod preferences;
mod promises;
mod registers;
mod restriction;
mod retention;
mod sign_in;
