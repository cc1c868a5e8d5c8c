#[derive(Default)]
pub struct Calendar;
