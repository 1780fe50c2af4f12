import Foundation
import Games

/// A finished run on disk: a folder with `config.yaml`, `metrics.jsonl`, `final.safetensors` and, if the policy was
/// validated, `best.safetensors` (`Checkpoint`).
package enum RunDirectory {
    static let configuration = "config.yaml"
    static let metrics = "metrics.jsonl"
    static let final = "final.safetensors"
    static let best = "best.safetensors"

    /// Which of a run's policies.
    package enum PolicyChoice: String, Sendable {
        case final
        case best
    }

    /// Writes a run: completely or not at all.
    /// - Parameters:
    ///   - run: The run.
    ///   - path: The folder; those above it are created.
    ///   - force: Whether a run that is saved there may be replaced.
    /// - Throws: `RunFileError`; nothing has changed then.
    package static func write(_ run: FinishedRun, to path: String, force: Bool) throws(RunFileError) {
        let staged = try StagedRun(run.configuration, for: path, force: force)
        do {
            try staged.commit(run)
        } catch {
            staged.discard()
            throw error
        }
    }

    /// Reads a run.
    /// - Parameters:
    ///   - path: The folder.
    ///   - choice: Which policy; nil for the best one if there is one, else the final one.
    /// - Returns: The run with that policy.
    /// - Throws: `RunFileError`, or what `ConfigurationFile.load` and `RunSettings.request` throw.
    package static func read(_ path: String, _ choice: PolicyChoice? = nil) throws -> SavedRun {
        guard DurableFiles.exists(path) else { throw RunFileError("there is no folder \"\(path)\"") }
        guard DurableFiles.isFolder(path) else {
            throw RunFileError("\"\(path)\" is a file, but a saved run is a folder")
        }
        let configurationPath = "\(path)/\(configuration)"
        guard DurableFiles.exists(configurationPath) else {
            throw RunFileError("\"\(path)\" is not a saved run: it has no \(configuration)")
        }
        let (_, configuration) = try ConfigurationFile.load(path: configurationPath).request()
        let choice = choice ?? (DurableFiles.exists("\(path)/\(best)") ? .best : .final)
        let name = choice == .best ? best : final
        let file = try tensors("\(path)/\(name)", isBest: choice == .best)
        let checkpoint = try Checkpoint(file, for: configuration, path: "\(path)/\(name)")
        return SavedRun(
            configuration: configuration, choice: choice, update: checkpoint.update,
            validationScore: checkpoint.validationScore, parameters: checkpoint.parameters)
    }

    private static func tensors(_ path: String, isBest: Bool) throws(RunFileError) -> TensorFile {
        guard let data = FileManager.default.contents(atPath: path) else {
            guard DurableFiles.exists(path) else {
                let reason = isBest ? "; the run was never validated" : ""
                throw RunFileError("\"\(path)\" does not exist\(reason)")
            }
            throw RunFileError("\"\(path)\" cannot be read")
        }
        return try TensorFile(data, file: path)
    }
}

/// A run as it was read.
package struct SavedRun: Sendable {
    package var configuration: RunConfiguration
    /// Which policy was read.
    package var choice: RunDirectory.PolicyChoice
    /// Meta-updates done when it was kept.
    package var update: Int
    /// Its score on validation personas; nil if it was not measured.
    package var validationScore: Double?
    /// The policy, inner rates and critic, with their optimisers.
    package var parameters: MetaParameters
}
