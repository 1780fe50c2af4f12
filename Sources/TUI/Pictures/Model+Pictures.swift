/// Saving the screen, and copying from it.
extension Model {
    /// Why the screen cannot be saved; nil if it can.
    var saveReason: String? {
        snapshot.folder == nil ? "the run lives in memory alone and has no folder to save to" : nil
    }

    /// Tells where the screen was saved, or why it was not.
    mutating func take(_ news: PictureSaver.News) {
        switch news {
        case .success(let saved):
            let first = saved.names.first ?? ""
            let others = saved.names.count > 1 ? " and \(saved.names.count - 1) more (.svg, .csv)" : ""
            log(.info, "saved \(first)\(others) in \(saved.folder)")
            notify(.note, "saved in \(saved.folder)")
        case .failure(let error): log(.warning, "the screen was not saved: \(error)")
        }
    }

    /// What can be copied: the values under the cursor of the focused panel, or at the end of everything.
    private var copied: String? { panel(view.focus)?.readout(scene)?.text }

    /// Why nothing can be copied; nil if something can.
    var copyReason: String? {
        copied == nil ? "panel \(panel(view.focus)?.title ?? "") has no values to copy" : nil
    }

    mutating func copy() -> [Effect] {
        guard let copied else { return [] }
        return [.copy(copied)]
    }

    /// Tells whether something was handed to the terminal.
    mutating func takeCopied(_ wasSent: Bool) {
        guard wasSent else { return notify(.note, "this terminal has no clipboard to copy to") }
        let panel = panel(view.focus)?.title ?? ""
        notify(.note, "copied from \(panel), if the terminal lets programs copy (OSC 52); many want that switched on")
    }
}
