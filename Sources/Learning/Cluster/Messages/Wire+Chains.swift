import Engine
import Training

extension WireWriter {
    mutating func write(_ job: ChainJob) {
        switch job.work {
        case .returns: write(0 as UInt8)
        case .gradients(let hasTerms, let later):
            write(1 as UInt8)
            write(hasTerms)
            write(later) { $0.write($1) { $0.write($1) } }
        case .scores: write(2 as UInt8)
        }
        write(job.update)
        write(job.policy)
        write(job.innerRates)
        write(job.critic)
    }

    mutating func write(_ piece: ChainPiece) {
        switch piece {
        case .failed(let problem):
            write(0 as UInt8)
            write(problem)
        case .returns(let returns):
            write(1 as UInt8)
            write(returns)
        case .gradient(let yield):
            write(2 as UInt8)
            write(yield)
        case .score(let score):
            write(3 as UInt8)
            write(score)
        }
    }

    private mutating func write(_ yield: ChainYield) {
        write(yield.gradient.policy)
        write(yield.gradient.innerRates)
        write(yield.gradient.critic)
        write(yield.gradient.weight)
        write(yield.meanReward) { $0.write($1) }
        write(yield.criticLoss) { $0.write($1) }
        write(yield.modelError) { $0.write($1) }
        write(yield.terms) { $0.write($1) { $0.write($1) } }
    }
}

extension WireReader {
    mutating func job() throws(Garbled) -> ChainJob {
        let work: ChainJob.Work
        switch try byte() {
        case 0: work = .returns
        case 1:
            work = .gradients(
                hasTerms: try bool(),
                laterReturns: try optional { (reader) throws(Garbled) in
                    try reader.array { (reader) throws(Garbled) in try reader.doubles() }
                })
        case 2: work = .scores
        default: throw Garbled()
        }
        return ChainJob(
            work, update: try int(), policy: try doubles(), innerRates: try doubles(), critic: try doubles())
    }

    mutating func piece() throws(Garbled) -> ChainPiece {
        switch try byte() {
        case 0: return .failed(try text())
        case 1: return .returns(try doubles())
        case 2: return .gradient(try yield())
        case 3: return .score(try double())
        default: throw Garbled()
        }
    }

    private mutating func yield() throws(Garbled) -> ChainYield {
        let gradient = ChainGradient(
            policy: try doubles(), innerRates: try doubles(), critic: try doubles(), weight: try double())
        return ChainYield(
            gradient: gradient, meanReward: try array { (reader) throws(Garbled) in try reader.doubles() },
            criticLoss: try optional { (reader) throws(Garbled) in try reader.double() },
            modelError: try optional { (reader) throws(Garbled) in try reader.double() },
            terms: try array { (reader) throws(Garbled) in
                try reader.optional { (reader) throws(Garbled) in try reader.doubles() }
            })
    }
}
