/// Who does tasks that need nothing of each other, such as runs that are trained from beginning to end: this process
/// alone, or others as well. No number depends on it.
package protocol TaskSharing: Sendable {
    /// Does all tasks, as many at once as there are threads.
    /// - Throws: `ThreadError` if the system does not give the threads, before anything has begun; or that others are gone.
    func perform(_ tasks: TaskList) throws
}

/// Numbered tasks, and how to have them done.
package struct TaskList: Sendable {
    package var count: Int
    /// Tasks at once in this process.
    package var threads: Int
    /// Whether tasks are to end soon and no other to begin. Whoever does one here looks itself.
    package var isStopped: @Sendable () -> Bool
    /// Asks for that.
    package var stop: @Sendable () -> Void
    /// Does a task here; called from any of the threads.
    package var perform: @Sendable (_ number: Int) -> Void
    /// What somebody else is told to do the same task.
    package var order: @Sendable (_ number: Int) -> [UInt8]
    /// Takes in what they tell meanwhile.
    package var hear: @Sendable (_ number: Int, _ news: [UInt8]) -> Void
    /// Takes in how it ended there.
    package var end: @Sendable (_ number: Int, _ result: [UInt8]) -> Void

    package init(
        count: Int, threads: Int, isStopped: @escaping @Sendable () -> Bool, stop: @escaping @Sendable () -> Void,
        perform: @escaping @Sendable (Int) -> Void, order: @escaping @Sendable (Int) -> [UInt8],
        hear: @escaping @Sendable (Int, [UInt8]) -> Void, end: @escaping @Sendable (Int, [UInt8]) -> Void
    ) {
        self.count = count
        self.threads = max(min(threads, count), 1)
        self.isStopped = isStopped
        self.stop = stop
        self.perform = perform
        self.order = order
        self.hear = hear
        self.end = end
    }
}

/// This process alone.
package struct TasksHere: TaskSharing {
    package init() {}

    package func perform(_ tasks: TaskList) throws {
        try WorkerPool(threads: tasks.threads, niceness: 0).forEach(tasks.count) { _, number in tasks.perform(number) }
    }
}
