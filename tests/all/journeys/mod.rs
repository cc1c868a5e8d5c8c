//! Whole journeys through HTTP, each on both databases.

mod access;
mod address_change;
mod cases;
mod desk;
mod export;
mod own_data;
mod policy;
mod preferences;
mod sign_in;
