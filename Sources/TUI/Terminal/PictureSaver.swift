import Files
import Foundation
import Synchronization

/// Writes screens and the data on them into runs' folders, on threads of its own: the screen never waits for a disk.
package final class PictureSaver: Sendable {
    /// What was written: the folder, and the files' names in it; or why nothing was.
    package typealias News = Result<Saved, RunFileError>

    package struct Saved: Sendable, Hashable {
        package var folder: String
        package var names: [String]
    }

    /// The folder of pictures in a run's folder.
    package static let folderName = "pictures"
    /// Screens of one update that are kept.
    private static let most = 10_000

    private let onNews: @Sendable () -> Void
    private let news = Mutex<[News]>([])

    /// - Parameter onNews: called from another thread when `takeNews` has something.
    package init(onNews: @escaping @Sendable () -> Void) { self.onNews = onNews }

    /// Saves the screen as it is now. Returns at once.
    package func save(_ model: Model) {
        BackgroundThread.start { [self] in
            let result = PictureSaver.write(model)
            news.withLock { $0.append(result) }
            onNews()
        }
    }

    /// Takes what has been done since the last call.
    package func takeNews() -> [News] {
        news.withLock { news in
            defer { news = [] }
            return news
        }
    }

    /// Writes a screen as text and as SVG, and its data as tables, under names that nothing has yet.
    package static func write(_ model: Model) -> News {
        guard let run = model.snapshot.folder else {
            return .failure(RunFileError("the run lives in memory alone and has no folder"))
        }
        let picture = model.picture
        let files =
            [(".txt", picture.text), (".svg", picture.svg)]
            + VisibleData(model.scene).tables.map { ("-\($0.name).csv", $0.text) }
        do throws(RunFileError) {
            let folder = try FolderHandle(run).madeFolder(folderName)
            let stem = try freeStem("\(model.subject.step)-\(model.snapshot.update)", in: folder)
            var written: [String] = []
            do throws(RunFileError) {
                for (ending, text) in files {
                    try folder.create(stem + ending, Data(text.utf8))
                    written.append(stem + ending)
                }
                try folder.synchronize()
            } catch {
                // A part of it would be taken for all.
                for name in written { folder.remove(name) }
                throw error
            }
            return .success(Saved(folder: folder.path, names: written))
        } catch {
            return .failure(error)
        }
    }

    /// What names begin with: `update-421`, then `update-421-2` and so on.
    private static func freeStem(_ base: String, in folder: FolderHandle) throws(RunFileError) -> String {
        let names = folder.entries
        for number in 1...most {
            let stem = number == 1 ? base : "\(base)-\(number)"
            // Of `update-421` the table of the chain is called `update-421-chain.csv`.
            if !names.contains(where: {
                $0.hasPrefix("\(stem).") || $0.hasPrefix("\(stem)-c") || $0.hasPrefix("\(stem)-p")
            }) {
                return stem
            }
        }
        throw RunFileError("\"\(folder.path)\" has no free name left")
    }
}
