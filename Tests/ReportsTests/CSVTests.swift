import Formats
import Reports
import TestTools
import Testing

struct CSVTests {
    @Test func `fields are quoted where they must be`() {
        #expect(CSV.line(["a", "b c", ""]) == "a,b c,\n")
        #expect(
            CSV.line(["a,b", "say \"x\"", "two\nlines", "\r\n"])
                == "\"a,b\",\"say \"\"x\"\"\",\"two\nlines\",\" \n\"\n")
        #expect(CSV.line([""]) == "\"\"\n")
    }

    @Test func `Python reads fields back`() async throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        try folder.write(CSV.line(["a,b", "\"", "ü\r\n", ""]) + CSV.line([""]), to: "file.csv")
        let output = try await Python.run(
            """
            import csv
            with open("file.csv", newline="", encoding="utf-8") as file:
                print(ascii(list(csv.reader(file, strict=True))))
            """, in: folder)
        #expect(output == "[['a,b', '\"', '\\xfc \\n', ''], ['']]\n")
    }

    @Test func `Python reads the metrics back to the last digit`() async throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        try folder.write(MetricsCSV.text(samples), to: "metrics.csv")
        let output = try await Python.run(
            """
            import csv
            with open("metrics.csv", newline="") as file:
                rows = list(csv.DictReader(file, strict=True))
            for name in rows[0]:
                print(name, *["-" if row[name] == "" else repr(float(row[name])) for row in rows])
            """, in: folder)
        #expect(
            output == """
                update 1.0 20.0
                reward_score 0.5 -0.5
                reward_phi_0 0.1 0.0
                reward_phi_1 0.5 -0.5
                reward_peer_1_phi_0 -0.25 nan
                reward_peer_1_phi_1 1e-07 0.3333333333333333
                validation_score 0.625 -
                validation_personas 8.0 -
                validation_best 1.0 -
                gradient_norm 1.5 inf
                gradient_largest_chain 2.0 5e-324
                gradient_clipped_chains 3.0 0.0
                gradient_current 1.0 -
                gradient_own 0.5 -
                gradient_peer 0.25 -
                gradient_cosine_current_own -0.5 -
                gradient_cosine_current_peer 0.0 -
                gradient_cosine_own_peer - -
                inner_rate_0 0.1 0.30000000000000004
                critic_loss 0.75 -
                models_error - -

                """)
    }

    @Test func `counts have no decimals`() {
        let row = MetricsCSV(MetricShape(agents: 0, jointPolicies: 0, innerRates: 0)).row(samples[0])
        #expect(row == "1,0.5,0.625,8,1,1.5,2.0,3,1.0,0.5,0.25,-0.5,0.0,,0.75,\n")
    }

    @Test func `columns follow the longest chain`() {
        var longer = samples[1]
        longer.meanReward[0].append(2)
        let header = MetricsCSV(MetricShape(of: [samples[0], longer])).header
        #expect(header.contains(",reward_phi_2,"))
        #expect(MetricsCSV.text([]).hasPrefix("update,reward_score,validation_score,"))
    }

    @Test func `chains have a row for each reward`() {
        #expect(
            ChainsCSV.text(samples) == """
                update,agent,joint_policy,mean_reward
                1,0,0,0.1
                1,0,1,0.5
                1,1,0,-0.25
                1,1,1,1e-07
                20,0,0,0.0
                20,0,1,-0.5
                20,1,0,nan
                20,1,1,0.3333333333333333

                """)
    }
}
