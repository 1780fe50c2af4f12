import ArgumentParser

@main struct Metamapg: ParsableCommand {
    func run() {}
}
