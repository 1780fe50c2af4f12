/// What happens, and what is done about it.
extension Model {
    /// Takes in what happened.
    ///
    /// - Returns: what to do about it, in order.
    package mutating func update(_ event: Event) -> [Effect] {
        let effects = take(event)
        // What gives a panel the focus need not know that it is hidden.
        if !hidden.isEmpty { keepFocusInSight() }
        runPanels()
        defer { later = [] }
        return effects + later
    }

    private mutating func take(_ event: Event) -> [Effect] {
        switch event {
        case .key(let key, let now):
            advance(to: now)
            let effects = press(key)
            return effects + keep()
        case .mouse(let mouse, let now):
            advance(to: now)
            let effects = point(mouse)
            return effects + keep()
        case .paste(let text, let now):
            advance(to: now)
            paste(text)
            return []
        case .resize(let columns, let rows):
            guard columns != self.columns || rows != self.rows else { return [] }
            self.columns = max(columns, 0)
            self.rows = max(rows, 0)
            keepScrollInRange()
            needsFrame = true
            return []
        case .feed(let feed, let now):
            advance(to: now)
            movePanels()
            return take(feed)
        case .library(let news, let now):
            advance(to: now)
            for item in news { take(item) }
            return []
        case .tournament(let news, let now):
            advance(to: now)
            take(news)
            return []
        case .league(let news, let now):
            advance(to: now)
            take(news)
            return []
        case .play(let news, let now):
            advance(to: now)
            return take(news)
        case .pictures(let news, let now):
            advance(to: now)
            for item in news { take(item) }
            return []
        case .copied(let wasSent, let now):
            advance(to: now)
            takeCopied(wasSent)
            return []
        case .files(let news, let now):
            advance(to: now)
            take(news)
            return []
        case .tick(let now):
            advance(to: now)
            return settle()
        case .resumed(let now):
            advance(to: now)
            pace.reset()
            needsFrame = true
            return [.repaint]
        case .usage(let cpu, let memory):
            let before = usageText
            usage = (cpu, memory)
            if usageText != before { needsFrame = true }
            return []
        }
    }
}
