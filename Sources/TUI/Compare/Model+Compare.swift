import Files
import Training

/// Comparing with saved runs: a list to choose from, and what is read of those chosen.
extension Model {
    mutating func openRunList() -> [Effect] {
        open(RunList(chosen: overlays.map(\.path))) + [.library(.list(subject.game))]
    }

    /// Takes in what was read.
    mutating func take(_ news: RunLibrary.News) {
        switch news {
        case .list(let runs):
            let own = snapshot.folder
            change(RunList.self) { list in
                list.runs = runs.filter { $0.path != own }
                // One that was chosen may be gone.
                list.chosen.removeAll { path in !runs.contains { $0.path == path } }
                list.move(to: list.cursor)
            }
        case .scores(let path, let result):
            guard let index = overlays.firstIndex(where: { $0.path == path }) else { return }
            switch result {
            case .success(let history): scene.overlays[index].history = history
            case .failure(let error):
                scene.overlays.remove(at: index)
                log(.warning, "cannot compare: \(error)")
            }
        }
        needsFrame = true
    }

    /// Draws the runs chosen from now on.
    mutating func applyRunList() -> [Effect] {
        guard let list = dialog as? RunList else { return [] }
        dialog = nil
        // Without the list they stay as they are.
        guard let runs = list.runs else { return [] }
        let known = overlays
        let chosen = list.chosen.compactMap { path in runs.first { $0.path == path } }
        scene.overlays = chosen.map { run in
            var overlay = Overlay(run)
            // What is known stays on the screen until it has been read anew.
            overlay.history = known.first { $0.path == run.path }?.history
            return overlay
        }
        return chosen.isEmpty ? [] : [.library(.load(chosen))]
    }

    /// Chooses the run under the cursor, or no longer.
    mutating func toggleRun() {
        guard let list = dialog as? RunList, list.listed.indices.contains(list.cursor) else { return }
        let path = list.listed[list.cursor].path
        if !list.chosen.contains(path), list.chosen.count >= RunList.most {
            notify(.note, "five runs at most; Space on one of them makes room")
            return
        }
        change(RunList.self) { list in
            if let index = list.chosen.firstIndex(of: path) {
                list.chosen.remove(at: index)
            } else {
                list.chosen.append(path)
            }
        }
    }

    /// Moves the cursor by lines.
    mutating func moveInRunList(by lines: Int) {
        change(RunList.self) { $0.move(to: $0.cursor + lines) }
    }

    /// Lines of the list that are in sight.
    var runListPage: Int { RunListView.rows(ofHeight: rows) }

    /// A branch is drawn over the run that it left, if that is the one that was shown until now.
    mutating func compareWithParent(of next: Subject) {
        guard let origin = next.run?.origin, let parent = subject.run, let folder = snapshot.folder,
            DurableFiles.lastComponent(of: folder) == origin.run, !overlays.contains(where: { $0.path == folder })
        else { return }
        scene.overlays = Array(([Overlay(folder, parent, history)] + overlays).prefix(RunList.most))
    }

    /// Another game is shown, whose rewards mean something else.
    mutating func endComparison() {
        scene.overlays = []
        if dialog is RunList { dialog = nil }
    }
}
