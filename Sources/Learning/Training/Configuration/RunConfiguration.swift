import Engine
import Foundation
import Games
import Personas

/// Everything that determines a run's numbers. Made by `RunRequest.resolved()`, which checks every value.
///
/// From `hidden` on the fields are settings: each has an entry in `Setting.all`. What they begin with are no defaults,
/// but values at which as little as possible happens.
package struct RunConfiguration: Sendable, Hashable {
    package var game: Game
    package var population: Population
    /// Set when the population is a single persona of `population`, as its number in the training split.
    package var singlePersona: Int?
    package var method: Method
    package var policy: PolicyClass
    /// Where it left another run; nil if it begins by itself.
    package var origin: Origin?

    /// H, hidden units of recurrent policies and critics; tables have none.
    package var hidden = 1
    /// What the random weights of a network are multiplied by before it has learned, those of its last layer left out; 1
    /// in the paper.
    package var weightScale = 1.0
    /// Bias of the forget gates of a network before it has learned; 0 in the paper.
    package var forgetBias = 0.0
    package var estimator = Estimator.paper
    /// M, chains per meta-update.
    package var chains = 1
    /// K, trajectories per joint policy.
    package var trajectories = 1
    /// K against validation and test personas; 0 for that of training (`tested`).
    package var testTrajectories = 0
    /// T, steps per trajectory.
    package var horizon = 1
    /// T against validation and test personas; 0 for that of training (`tested`).
    package var testHorizon = 0
    /// L, inner updates per chain.
    package var chainLength = 1
    /// Discount per step, in 0...1.
    package var discount = 1.0
    /// Lambda of generalised advantage estimation, in 0...1.
    package var gaeLambda = 1.0
    /// Initial inner learning rate of the meta-agent, the same for each of the L inner updates.
    package var innerRate = 0.0
    /// Inner learning rate of the peers.
    package var peerRate = 0.0
    /// Adam step of the policy.
    package var outerRate = 0.0
    /// Adam step of the inner rates.
    package var innerRateStep = 0.0
    /// Adam step of the critic.
    package var criticRate = 0.0
    /// Meta-updates after which the three Adam steps have fallen to half; 0 if they stay (`outerFactor`).
    package var outerDecay = 0
    /// Meta-updates over which the three Adam steps rise to their size; 0 if they begin with it (`outerFactor`).
    package var warmUp = 0
    /// Validations without a better one after which Adam steps are halved, from the best policy if what was learned is
    /// lost (`RunState.returnIfDue`); 0 to keep them.
    package var returnAfter = 0
    /// Weight of the running mean of policies and inner rates that is validated and kept, in 0..<1; 0 for the policy
    /// itself. Does not influence learning.
    package var averaging = 0.0
    /// Weight of the entropy bonus at joint policy 0.
    package var entropyWeight = 0.0
    /// Simulated peer updates that LOLA-DiCE differentiates through.
    package var lookAhead = 1
    /// What the meta-agent models its peers as; nil if it sees their parameters.
    package var opponentModel: PolicyClass?
    /// Inner learning rate of the models of the peers.
    package var modelRate = 0.0
    /// How the inner losses are differentiated a second time.
    package var secondOrder = SecondOrder.dice
    /// Lambda of the traces in that second derivative (see `ChainSettings.secondOrderLambda`).
    package var secondOrderLambda = 1.0
    /// Largest norm of an adjoint on the way back through a chain (see `ChainSettings.adjointLimit`); 0 for none.
    package var adjointLimit = 0.0
    /// Largest ratio of an adjoint to the outer weights that entered before (see `ChainSettings.adjointGain`); 0 for none.
    package var adjointGain = 0.0
    /// Whether conflicting gradients of a meta-update's chains are projected off each other (PCGrad).
    package var projectsConflicts = false
    /// Largest norm of a chain's gradient at first; 0 for none.
    package var clip = 0.0
    /// Meta-updates after which this bound has doubled; 0 if it stays (`clip(update:)`).
    package var clipDoubling = 0
    /// Power of the excess by which longer gradients are shortened (see `Clipping`): 1 to the bound, 0 not at all.
    package var clipPower = 1.0
    /// Share of their variance with which the chains' gradients are whitened (see `Whitening`); 0 for not.
    package var whitening = 0.0
    /// Whether Adam has one second moment for all parameters of the policy, which leaves the direction of steps as it is.
    package var sharesSquares = false
    /// How much more a chain counts in which the meta-agent got less, per unit of reward (see `RiskAversion`); 0 for not.
    package var riskAversion = 0.0
    /// Meta-updates along which this falls in a line to 0; 0 if it stays (`riskAversion(update:)`).
    package var riskUntil = 0
    /// Whether the chains of a meta-update meet kinds of personas in turn, instead of kinds drawn at random.
    package var stratifies = false
    /// Whether each trajectory's advantage is taken relative to the others' (see `ChainSettings`).
    package var centersAdvantage = false
    /// Whether values in advantages are fitted to each chain's own play (see `ChainSettings`).
    package var fitsValues = false
    package var seed: UInt64 = 1
    /// Gradient terms are measured every this many meta-updates; 0 for never. Does not influence learning.
    package var termsEvery = 0
    /// The validation personas are played every this many meta-updates; 0 for never. Does not influence learning.
    package var validateEvery = 0

    /// What the meta-agent's policy and critic are.
    package var policyKind: PolicyKind { policy.kind(hidden: hidden, actions: game.actionSpace) }

    /// What the agents' policies are, `[n]`: peers are tables, unless they come from a team or follow a rule.
    package var policyKinds: [PolicyKind] {
        let team = population.team.map { PolicyKind.ofTeams(hidden: $0.hidden, playing: game) }
        let peer = team ?? (population.script == nil ? .tabular : .scripted)
        return [policyKind] + Array(repeating: peer, count: game.players - 1)
    }

    /// What the Adam steps of a meta-update are multiplied by: `1 / (1 + update / outerDecay)`, whose sum grows without
    /// bound while that of its squares does not. Source: Robbins and Monro, *A Stochastic Approximation Method* (1951).
    /// In the first `warmUp` meta-updates also by `(update + 1) / warmUp`, as Adam's moments then rest on few gradients.
    /// Source: Goyal et al., *Accurate, Large Minibatch SGD* (2017), section 2.2.
    package func outerFactor(update: Int) -> Double {
        let factor = outerDecay > 0 ? 1 / (1 + Double(update) / Double(outerDecay)) : 1
        return update < warmUp ? factor * Double(update + 1) / Double(warmUp) : factor
    }

    /// Largest norm of a chain's gradient in a meta-update; 0 for none. It may grow: at first single chains would drag the
    /// policy to whatever they gain most by, later those near a watershed have most to say, and a bound would hide it.
    package func clip(update: Int) -> Double {
        clip > 0 && clipDoubling > 0 ? clip * exp2(Double(update) / Double(clipDoubling)) : clip
    }

    /// How much more a chain counts, in a meta-update, in which the meta-agent got less.
    package func riskAversion(update: Int) -> Double {
        riskUntil > 0 ? riskAversion * max(0, 1 - Double(update) / Double(riskUntil)) : riskAversion
    }

    /// What a mean reward per step, as agents learn from it, is multiplied by wherever rewards are measured.
    package var rewardFactor: Double { game.rewardUnit.factor(horizon: horizon) }

    /// The population's name, or that of its one persona (`cooperating#12`), for people.
    package var peers: String { singlePersona.map { "\(population.name)#\($0)" } ?? population.name }

    /// `game/population/algorithm/policy/seed`, for people and file names; of a branch with where it began.
    package var name: String {
        let players = game.players == 2 ? "" : "\(game.players)"
        let branch = origin.map { "/branch\($0.update)" } ?? ""
        return "\(game.id)\(players)/\(peers)/\(method.id)/\(policy.rawValue)/seed\(seed)\(branch)"
    }
}
