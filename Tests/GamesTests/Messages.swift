import Games

/// The description of the `GameError` that `body` throws, or what happened instead.
func message(_ body: () throws -> some Any) -> String {
    do {
        return "no error but \(try body())"
    } catch let error as GameError {
        return "\(error)"
    } catch {
        return "another error: \(error)"
    }
}
