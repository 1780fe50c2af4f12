import Testing

/// Drives the real program in real terminal windows. One after the other, for each keeps all cores busy.
@Suite(.serialized) enum EndToEnd {}
