extension NetworkClass {
    /// All classes, the usual one first. A new one is a folder beside `LSTM` and an entry here.
    package static let all: [NetworkClass] = [.lstm, .gru]

    /// Long short-term memory, the paper's networks.
    package static let lstm = NetworkClass(LSTM())
    /// Gated recurrent units, with three gates instead of four.
    package static let gru = NetworkClass(GRU())
}
