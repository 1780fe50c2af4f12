import CNcurses
import Platform
import Threads

extension Terminal {
    /// What was typed and reported since the last call, oldest first. Does not wait; call again at `inputDeadline`.
    package func readInput() -> [Input] {
        let bytes = Descriptors.available(lines.input)
        let now = Monotonic.now
        if !bytes.isEmpty {
            let inputs = decoder.take(bytes)
            inputDeadline = decoder.patience.map { now + $0 }
            return inputs
        }
        guard let deadline = inputDeadline, now >= deadline else { return [] }
        inputDeadline = nil
        return decoder.giveUp()
    }

    /// The characters of the bytes 128 to 255 where each is one by itself, in the encoding that is set now.
    static var upperHalf: [Unicode.Scalar?] {
        // "None" is no Unicode character.
        (128...255).map { Unicode.Scalar(UInt32(truncatingIfNeeded: btowc($0))) }
    }
}
