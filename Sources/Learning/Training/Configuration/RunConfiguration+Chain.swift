import Engine

extension RunConfiguration {
    /// What a chain of this run needs to know.
    package var chainSettings: ChainSettings {
        var settings = ChainSettings(
            trajectories: trajectories, horizon: horizon, chainLength: chainLength, discount: discount,
            gaeLambda: gaeLambda, entropyWeight: method.outer.isMetaGradient ? entropyWeight : 0, peerRate: peerRate,
            estimator: estimator, ownLearning: method.outer.terms.contains(.own),
            peerLearning: method.outer.terms.contains(.peer))
        settings.secondOrder = secondOrder
        settings.secondOrderLambda = secondOrderLambda
        settings.centersAdvantage = centersAdvantage
        settings.fitsValues = fitsValues
        if adjointLimit > 0 { settings.adjointLimit = adjointLimit }
        if adjointGain > 0 { settings.adjointGain = adjointGain }
        settings.opponentModel = opponentModel?.kind(hidden: hidden, actions: game.actionSpace)
        settings.modelRate = modelRate
        return settings
    }

    /// This run as its validation and test personas are played: chains of training may be of fewer and shorter
    /// trajectories, which makes them cheaper and the agents' own learning noisier.
    package var tested: RunConfiguration {
        var tested = self
        if testTrajectories > 0 { tested.trajectories = testTrajectories }
        if testHorizon > 0 { tested.horizon = testHorizon }
        return tested
    }
}
