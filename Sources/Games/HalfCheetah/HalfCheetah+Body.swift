extension HalfCheetah {
    /// The body in MuJoCo's modelling language, MJCF.
    ///
    /// Metres, radians, kilograms, newton metres. Dimensions, limits, springs and gears are those of the half-cheetah
    /// of rllab and OpenAI Gym (Wawrzyński, Learning to control a 6-degree-of-freedom walking robot, EUROCON 2007). A
    /// turn about y that is positive leans forward.
    package static let bodyText = """
        <mujoco model="half-cheetah">
            <!-- Every part weighs by its volume, all of them 14 kg. -->
            <compiler angle="radian" inertiafromgeom="true" settotalmass="14"/>
            <option integrator="Euler" timestep="\(timeStep)" gravity="0 0 -9.81"/>
            <!-- By itself the library takes ten megabytes for each cheetah; four hundred numbers have been enough. -->
            <size nstack="20000"/>

            <default>
                <!-- Parts touch the ground, not each other. -->
                <geom type="capsule" contype="1" conaffinity="0" condim="3"
                      friction="0.4 0.1 0.1" solref="0.02 1" solimp="0 0.8 0.01"/>
                <joint type="hinge" axis="0 1 0" armature="0.1" limited="true"
                       solreflimit="0.02 1" solimplimit="0 0.8 0.03"/>
                <motor ctrllimited="true" ctrlrange="-1 1"/>
                <default class="trunk">
                    <joint armature="0" damping="0" stiffness="0" limited="false"/>
                </default>
            </default>

            <worldbody>
                <geom name="ground" type="plane" size="40 40 40" conaffinity="1"/>

                <body name="trunk" pos="0 0 0.7">
                    <joint class="trunk" name="x" type="slide" axis="1 0 0"/>
                    <joint class="trunk" name="height" type="slide" axis="0 0 1"/>
                    <joint class="trunk" name="pitch"/>
                    <geom name="back" fromto="-0.5 0 0  0.5 0 0" size="0.046"/>
                    <geom name="head" pos="0.6 0 0.1" axisangle="0 1 0 0.87" size="0.046 0.15"/>

                    <!-- The back leg: agent 0. -->
                    <body name="back thigh" pos="-0.5 0 0">
                        <joint name="back thigh" range="-0.52 1.05" stiffness="240" damping="6"/>
                        <geom pos="0.1 0 -0.13" axisangle="0 1 0 -3.8" size="0.046 0.145"/>
                        <body name="back shin" pos="0.16 0 -0.25">
                            <joint name="back shin" range="-0.785 0.785" stiffness="180" damping="4.5"/>
                            <geom pos="-0.14 0 -0.07" axisangle="0 1 0 -2.03" size="0.046 0.15"/>
                            <body name="back foot" pos="-0.28 0 -0.14">
                                <joint name="back foot" range="-0.4 0.785" stiffness="120" damping="3"/>
                                <geom pos="0.03 0 -0.097" axisangle="0 1 0 -0.27" size="0.046 0.094"/>
                            </body>
                        </body>
                    </body>

                    <!-- The front leg: agent 1. -->
                    <body name="front thigh" pos="0.5 0 0">
                        <joint name="front thigh" range="-1 0.7" stiffness="180" damping="4.5"/>
                        <geom pos="-0.07 0 -0.12" axisangle="0 1 0 0.52" size="0.046 0.133"/>
                        <body name="front shin" pos="-0.14 0 -0.24">
                            <joint name="front shin" range="-1.2 0.87" stiffness="120" damping="3"/>
                            <geom pos="0.065 0 -0.09" axisangle="0 1 0 -0.6" size="0.046 0.106"/>
                            <body name="front foot" pos="0.13 0 -0.18">
                                <joint name="front foot" range="-0.5 0.5" stiffness="60" damping="1.5"/>
                                <geom pos="0.045 0 -0.07" axisangle="0 1 0 -0.6" size="0.046 0.07"/>
                            </body>
                        </body>
                    </body>
                </body>
            </worldbody>

            <!-- Gear: the torque of control 1. -->
            <actuator>
                <motor joint="back thigh" gear="120"/>
                <motor joint="back shin" gear="90"/>
                <motor joint="back foot" gear="60"/>
                <motor joint="front thigh" gear="120"/>
                <motor joint="front shin" gear="60"/>
                <motor joint="front foot" gear="30"/>
            </actuator>
        </mujoco>
        """
}
