import Foundation
import Games
import Synchronization

/// Reads the files of the screen anew when they are saved, and keeps how it was left. All of it on threads of its own:
/// the screen never waits for a disk.
package final class ScreenFiles: Sendable {
    private let folders: ScreenFolders
    private let themes: @Sendable () -> ThemeStore
    /// The folders whose files are read again when they are saved.
    let watched: [String]
    private let onNews: @Sendable () -> Void
    private let news = Mutex<News>(News())
    private let writing = Mutex<Writing>(Writing())
    /// Signalled when all that was to be kept has been written.
    private let written = WakePipe()

    /// What has been read or has gone wrong.
    package struct News: Sendable {
        package var configuration: ScreenConfiguration?
        /// Why the screen is not kept; nil if it is.
        package var problem: String?

        package init(configuration: ScreenConfiguration? = nil, problem: String? = nil) {
            self.configuration = configuration
            self.problem = problem
        }
    }

    private struct Writing {
        /// What is to be written next.
        var text: String?
        var isBusy = false
        /// Whether a problem was told; once is enough.
        var isTold = false
    }

    /// - Parameters:
    ///   - folders: where the files lie.
    ///   - themeFolders: where themes lie.
    ///   - themes: finds the themes.
    ///   - onNews: called from another thread when `takeNews` has something.
    package init(
        _ folders: ScreenFolders, themeFolders: [String] = [], themes: @escaping @Sendable () -> ThemeStore,
        onNews: @escaping @Sendable () -> Void
    ) {
        self.folders = folders
        self.themes = themes
        watched = (folders.configuration.map { [$0] } ?? []) + themeFolders
        self.onNews = onNews
    }

    /// Reads the files again. Returns at once.
    package func reload() {
        BackgroundThread.start { [self] in
            let configuration = ScreenConfiguration.load(folders, themes: themes(), withKept: false)
            news.withLock { $0.configuration = configuration }
            onNews()
        }
    }

    /// Takes what is new since the last call.
    package func takeNews() -> News {
        news.withLock { news in
            defer { news = News() }
            return news
        }
    }

    /// Writes how the screen is left. Returns at once; of several in a row the last one is written.
    package func keep(_ text: String) {
        let begins = writing.withLock { writing in
            writing.text = text
            defer { writing.isBusy = true }
            return !writing.isBusy
        }
        if begins { BackgroundThread.start { [self] in write() } }
    }

    /// Waits until what was to be kept is written, but not for a disk that does not answer.
    package func finish(patience: Double = 1) {
        written.drain()
        guard writing.withLock(\.isBusy) else { return }
        var entries = [pollfd(fd: written.reader, events: Int16(POLLIN), revents: 0)]
        Descriptors.wait(&entries, timeout: patience)
    }

    private func write() {
        while true {
            let text = writing.withLock { writing -> String? in
                defer { writing.text = nil }
                if writing.text == nil { writing.isBusy = false }
                return writing.text
            }
            guard let text else { return written.signal() }
            guard let folder = folders.state, let path = folders.kept else { continue }
            do {
                try FileManager.default.createDirectory(
                    atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
                // Another file, then moved: nobody ever reads half of it.
                try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
            } catch {
                tell(
                    "\(folders.name(path)) cannot be written, so that the next time begins as this one did: \(error.localizedDescription)"
                )
            }
        }
    }

    private func tell(_ problem: String) {
        let isNew = writing.withLock { writing in
            defer { writing.isTold = true }
            return !writing.isTold
        }
        guard isNew else { return }
        news.withLock { $0.problem = problem.visible }
        onNews()
    }
}
