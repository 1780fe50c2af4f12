import Files
import Games
import Synchronization
import Training

/// Reads saved runs to compare with, on threads of their own: the screen never waits for a disk.
package final class RunLibrary: Sendable {
    /// What can be asked for.
    package enum Request: Sendable, Hashable {
        /// All runs of a game.
        case list(Game)
        /// The scores of these runs.
        case load([SavedRun])
    }

    /// What was read.
    package enum News: Sendable {
        case list([SavedRun])
        /// The scores of a run, by its folder; what stands in their way if there are none.
        case scores(String, Result<History, RunFileError>)
    }

    private let saved: any SavedRuns
    private let onNews: @Sendable () -> Void
    private let news = Mutex<[News]>([])

    /// - Parameters:
    ///   - saved: where the runs are.
    ///   - onNews: called from another thread when `takeNews` has something.
    package init(_ saved: any SavedRuns, onNews: @escaping @Sendable () -> Void) {
        self.saved = saved
        self.onNews = onNews
    }

    /// Asks for something. Returns at once.
    package func send(_ request: Request) {
        BackgroundThread.start { [self] in
            switch request {
            case .list(let game): post(.list(saved.runs(of: game)))
            case .load(let runs):
                for run in runs { post(.scores(run.path, scores(run.path))) }
            }
        }
    }

    /// Takes what has been read since the last call.
    package func takeNews() -> [News] {
        news.withLock { news in
            defer { news = [] }
            return news
        }
    }

    private func post(_ item: News) {
        news.withLock { $0.append(item) }
        onNews()
    }

    private func scores(_ path: String) -> Result<History, RunFileError> {
        do throws(RunFileError) {
            // The raw points of the whole run would add nothing that can be seen.
            return .success(try saved.history(of: path, rawCapacity: 1))
        } catch {
            return .failure(error)
        }
    }
}
