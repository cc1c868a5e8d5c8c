//! Real-browser journeys live in tests/.
