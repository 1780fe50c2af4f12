import Training

/// Going over to a run that was named, at once.
extension Model {
    /// Goes over to a run; the one that is shown is kept.
    ///
    /// - Throws: `CommandError` if there can be no such run.
    mutating func switchNow(to wanted: RunRequest) throws(CommandError) -> [Effect] {
        let next: RunConfiguration
        do {
            next = try choices.resolve(wanted)
        } catch {
            throw CommandError("\(error)")
        }
        guard switching != nil || subject.run != next else {
            notify(.note, "this is the run that is shown")
            return []
        }
        switching = Switching(request: wanted, appliesAt: now)
        return applySwitch()
    }

    /// Goes over to a run that differs in one setting.
    ///
    /// - Throws: `CommandError` if there is no such setting or it cannot have the value.
    mutating func changeSetting(_ key: String, to text: String) throws(CommandError) -> [Effect] {
        if let refusal = refusal(ofSetting: key, text) { throw refusal }
        var wanted = chosen
        let value: SettingValue?
        do throws(RequestError) {
            value = try Setting.named(key)?.value(of: text)
        } catch {
            throw CommandError(error.description)
        }
        wanted.overrides[key] = value
        let effects = try switchNow(to: wanted)
        if !effects.isEmpty, let value {
            notify(.note, "\(key) \(value): another run begins; \(subject.name) is kept at \(snapshot.update)")
        }
        return effects
    }

    /// What is wrong with a value for a setting, as far as the setting alone can tell.
    func refusal(ofSetting key: String, _ text: String) -> CommandError? {
        guard let setting = Setting.named(key) else {
            return Command.unknown("setting", key, Setting.all.map(\.key))
        }
        guard let run = subject.run else { return settingReason.map { CommandError($0) } }
        guard !text.isEmpty else { return CommandError("\(key) can be \(setting.choices)") }
        do throws(RequestError) {
            try setting.check(try setting.value(of: text), in: run)
            return nil
        } catch {
            return CommandError(error.description)
        }
    }

    /// Why no setting can be changed; nil if one can.
    var settingReason: String? {
        readOnlyReason ?? (subject.run == nil ? "a team learns with the settings it began with" : nil)
    }

    /// Why no other peers can be named; nil if some can.
    var peerReason: String? { readOnlyReason ?? (subject.run == nil ? "a team learns with itself" : nil) }
}
