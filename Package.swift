// swift-tools-version: 6.2
import PackageDescription

/// Vector instructions of the building machine, for the kernels alone. As unsafe flags they also hold in debug builds.
/// To build for another processor set `METAMAPG_CPU`, for example `METAMAPG_CPU=x86-64-v3` (`portable` for none).
#if arch(x86_64)
let processor = Context.environment["METAMAPG_CPU"] ?? "native"
#else
let processor = Context.environment["METAMAPG_CPU"] ?? "portable"
#endif
#if arch(x86_64)
// Plain x86-64 cannot multiply and add in one rounding; the library call instead takes 200 times as long.
let portableSettings: [SwiftSetting] = [.unsafeFlags(["-O"]), .define("METAMAPG_NO_FMA")]
#else
let portableSettings: [SwiftSetting] = [.unsafeFlags(["-O"])]
#endif
let vectorSettings: [SwiftSetting] =
    processor == "portable"
    ? portableSettings
    : [.unsafeFlags(["-O", "-Xcc", "-march=\(processor)"])]

let package = Package(
    name: "metamapg",
    products: [.executable(name: "metamapg", targets: ["metamapg"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/apple/swift-protobuf", from: "1.39.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    ],
    targets: [
        .target(name: "Games", dependencies: [.product(name: "Yams", package: "Yams")]),
        .target(name: "Kernels", path: "Sources/Learning/Kernels", swiftSettings: vectorSettings),
        .target(
            name: "Learning",
            dependencies: [
                "Games", "Kernels",
                .product(name: "Yams", package: "Yams"), .product(name: "GRDB", package: "GRDB.swift"),
            ],
            exclude: ["Kernels"]),
        .target(name: "Scales"),
        .target(
            name: "Reports",
            dependencies: ["Learning", "Scales", .product(name: "SwiftProtobuf", package: "swift-protobuf")],
            exclude: ["EventFiles/event.proto"]),
        .systemLibrary(
            name: "CNcurses", path: "Sources/TUI/CNcurses", providers: [.apt(["libncursesw5-dev"])]),
        .target(
            name: "TUI", dependencies: ["Learning", "Games", "Scales", "CNcurses"], exclude: ["CNcurses"]),
        .executableTarget(
            name: "metamapg",
            dependencies: [
                "TUI", "Learning", "Games", "Reports",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Yams", package: "Yams"),
            ]),
        .testTarget(name: "GamesTests", dependencies: ["Games"]),
        .testTarget(
            name: "LearningTests",
            dependencies: ["Learning", "Kernels", "Games", .product(name: "GRDB", package: "GRDB.swift")],
            exclude: ["Vectors"]),
        .testTarget(name: "ReportsTests", dependencies: ["Reports", "Learning"], exclude: ["Golden"]),
        .testTarget(name: "TUITests", dependencies: ["TUI", "Learning", "Games", "Scales"], exclude: ["Golden"]),
        .testTarget(name: "CommandTests", dependencies: ["metamapg", "Learning"]),
        .testTarget(name: "EndToEndTests", dependencies: ["metamapg"]),
    ],
    swiftLanguageModes: [.v6]
)
